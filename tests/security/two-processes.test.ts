import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  newMember,
  type Person,
  password,
  person,
  readLetter,
  readToken,
} from '../support/person.ts';
import { freePort, type RunningServer, startServer } from '../support/server.ts';

// Two processes over one folder of data, as behind a balancer: whoever answers, it is one house.

let one: RunningServer;
let two: RunningServer;
beforeAll(async () => {
  const ports = [await freePort(), await freePort()];
  const settings = {
    ORIGINS: ports.map((port) => `http://localhost:${port}`).join(),
    RATE_LIMITS: 'off',
  };
  one = await startServer({ port: ports[0] ?? 0, settings });
  two = await startServer({ port: ports[1] ?? 0, settings, dataDir: one.dataDir });
});
afterAll(async () => {
  await two?.end();
  await one?.stop();
});

const refresh = '__Host-Http-rt';

/** The same browser, whose next requests go to the other process. */
function at(server: RunningServer, { cookies }: Person): Person {
  return person(server.origin, new Map(cookies));
}

async function renew(someone: Person, csrf: string): Promise<Response> {
  const headers = {
    'sec-fetch-site': 'same-origin',
    origin: someone.origin,
    'x-csrf-token': csrf,
  };
  return someone.send('/api/auth/refresh', { method: 'POST', headers });
}

test('a session of one is a session of the other, with its tokens', async () => {
  const asha = await newMember(one, 'asha@example.org');
  expect((await at(two, asha).session()).account).toMatchObject({ email: 'asha@example.org' });
  // Written by a page of the one, sent to the other.
  const { csrf } = await asha.session();
  expect((await renew(at(two, asha), csrf ?? '')).status).toBe(200);
});

test('fifty refreshes on both give one successor', async () => {
  const asha = await newMember(one, 'many@example.org');
  const { csrf } = await asha.session();
  const tabs = Array.from({ length: 50 }, (_, n) => at(n % 2 ? one : two, asha));
  const answers = await Promise.all(tabs.map((tab) => renew(tab, csrf ?? '')));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(tabs.map(({ cookies }) => cookies.get(refresh))).size).toBe(1);
});

test('a sign-out at one is the end at the other, from the next request on', async () => {
  const asha = await newMember(one, 'leaves@example.org');
  const kept = at(two, asha);
  expect((await kept.send('/api/drive')).status).toBe(200);
  expect((await asha.act('/api/auth/sign-out')).status).toBe(204);
  expect((await kept.send('/api/drive')).status).toBe(401);
  expect((await kept.act('/api/auth/refresh')).status).toBe(401);
});

test('no token, no secret of a link and no password stands in what is stored', async () => {
  const email = 'stored@example.org';
  const asha = await newMember(one, email);
  await asha.act('/api/auth/refresh');
  await asha.enter('/reset', '/api/auth/reset', { email });
  const link = readToken(await readLetter(one.dataDir, email, 1));
  const { csrf } = await asha.session();
  const secrets = [...asha.cookies.values(), link, csrf ?? '', password];
  expect(secrets.every((secret) => secret.length > 20)).toBe(true);
  // All but the letters and the keys: the database, its journal, the files.
  const stored = globSync('**/*', { cwd: one.dataDir, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'keys.json' && !entry.name.endsWith('.eml'))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`));
  expect(stored.some((bytes) => bytes.includes(email))).toBe(true);
  const bare = secrets.map((secret) => secret.replace(/^rt1\./, ''));
  expect(bare.filter((secret) => stored.some((bytes) => bytes.includes(secret)))).toEqual([]);
});
