import { afterAll, beforeAll, expect, test } from 'vitest';
import { person } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ settings: { RATE_LIMITS: 'on' } });
});
afterAll(() => server.stop());

/** Send the same form again and again, and count the answers by status. */
async function repeat(times: number, path: string, body: (n: number) => object) {
  const someone = person(server.origin);
  const html = await (await someone.send('/sign-in')).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const answers: Response[] = [];
  for (let n = 0; n < times; n++) {
    answers.push(
      await someone.send(path, {
        method: 'POST',
        headers: {
          'sec-fetch-site': 'same-origin',
          origin: server.origin,
          'content-type': 'application/json',
          'x-csrf-token': csrf,
          // Whatever a client says about its address is not believed.
          'x-forwarded-for': `203.0.113.${n}`,
          forwarded: `for=203.0.113.${n}`,
        },
        body: JSON.stringify(body(n)),
      }),
    );
  }
  return answers;
}

test('one address makes twenty tries at signing in a minute, across accounts', async () => {
  const answers = await repeat(25, '/api/auth/sign-in', (n) => ({
    email: `nobody${n}@example.org`,
    password: 'a guess of a password',
  }));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(20);
  expect(statuses.slice(20)).toEqual([429, 429, 429, 429, 429]);
  const refused = answers.at(-1);
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused?.json()).toMatchObject({ code: 'too-many-requests', again: true });
});

test('one address asks for five accounts an hour', async () => {
  const answers = await repeat(6, '/api/auth/sign-up', (n) => ({ email: `a${n}@example.org` }));
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 429]);
});

test('one address makes twenty guesses at the secret of a link in a minute', async () => {
  const answers = await repeat(22, '/api/link', (n) => ({ token: String(n).padStart(43, 'A') }));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 410)).toHaveLength(20);
  expect(statuses.slice(20)).toEqual([429, 429]);
});
