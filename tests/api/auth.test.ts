import { afterAll, beforeAll, expect, test } from 'vitest';
import { password, person, readLetter, readToken } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

test('sign up, letter, confirm, sign in, session, sign out', async () => {
  const email = 'asha@example.org';
  const asha = person(server.origin);
  const asked = await asha.enter('/sign-in', '/api/auth/sign-up', { email });
  expect(asked.status).toBe(202);

  const token = readToken(await readLetter(server.dataDir, email));
  const confirmed = await asha.enter('/sign-in', '/api/auth/confirm', {
    token,
    name: 'Asha',
    password,
  });
  expect(confirmed.status).toBe(204);
  expect(await asha.session()).toEqual({ account: null, csrf: null });

  const signedIn = await asha.enter('/sign-in', '/api/auth/sign-in', { email, password });
  expect(signedIn.status).toBe(200);
  const { account } = await asha.session();
  expect(account).toEqual({ id: expect.any(String), email, name: 'Asha', role: 'member' });

  const kept = new Map(asha.cookies);
  const signedOut = await asha.act('/api/auth/sign-out');
  expect(signedOut.status).toBe(204);
  expect((await asha.session()).account).toBeNull();
  expect((await person(server.origin, kept).session()).account).toBeNull();
});
