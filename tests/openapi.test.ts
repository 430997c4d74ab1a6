import { expect, test } from 'vitest';
import { asDescribed } from './support/openapi.ts';

const json = (body: unknown, status = 200) => Response.json(body, { status });
const problem = (code: string, more = {}) =>
  new Response(
    JSON.stringify({
      type: `/problems/${code}`,
      title: 'x',
      status: 404,
      code,
      again: false,
      instance: 'x',
      ...more,
    }),
    { status: 404, headers: { 'content-type': 'application/problem+json' } },
  );
const session = { account: null, csrf: null };

test('an answer as described passes, and can still be read', async () => {
  const answer = await asDescribed('GET', '/api/session', json(session));
  expect(await answer.json()).toEqual(session);
  await asDescribed('GET', '/api/drive', problem('folder-not-found'));
  await asDescribed('GET', '/elsewhere', json({ anything: 1 }));
});

test.each([
  ['a member too much', '/api/session', json({ ...session, more: 1 })],
  ['a member too few', '/api/session', json({ csrf: null })],
  ['a status that is not told', '/api/session', json(session, 202)],
  ['a code that is not in the table', '/api/drive', problem('no-such-code')],
  ['a refusal without its reference', '/api/drive', problem('folder-not-found', { instance: 1 })],
])('%s is noticed', async (_, path, answer) => {
  await expect(asDescribed('GET', path, answer)).rejects.toThrow(/described|told/);
});
