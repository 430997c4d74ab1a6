import { afterAll, describe, expect, test } from 'vitest';
import { accounts } from '#i18n/accounts.ts';
import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { type Person, password, person, readLetter, readToken } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { newOwner } from '../support/visitors.ts';

const servers: RunningServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.stop();
});

/** Open a place that takes new accounts in its own way, and its owner's browser. */
async function open(SIGN_UP: 'invite' | 'closed') {
  const server = await startServer({ settings: { SIGN_UP } });
  servers.push(server);
  const { browser: owner } = await newOwner(server);
  return { server, owner };
}

const ask = (someone: Person, email = 'guest@example.org') =>
  someone.enter('/sign-in', '/api/auth/sign-up', { email });
const invite = (owner: Person, email = 'guest@example.org') =>
  owner.act('/api/invitations', { body: { email } });
async function refusal(answer: Response): Promise<[number, string]> {
  return [answer.status, (await answer.json()).code];
}
async function pageSays(server: RunningServer, sentence: 'invite' | 'closed') {
  for (const language of languages) {
    const page = await person(server.origin).send(localPath(language, '/sign-up'));
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain(accounts[language].signUp[sentence]);
    expect(html).not.toContain('data-api="/api/auth/sign-up"');
  }
}

describe('SIGN_UP=invite', () => {
  test('refuses strangers, and lets in who was invited', async () => {
    const { server, owner } = await open('invite');
    await pageSays(server, 'invite');
    const guest = person(server.origin);
    expect(await refusal(await ask(guest))).toEqual([403, 'by-invitation']);

    expect((await invite(owner)).status).toBe(201);
    const token = readToken(await readLetter(server.dataDir, 'guest@example.org'));
    const body = { token, name: 'Guest', password };
    expect((await guest.enter('/invite', '/api/auth/invite', body)).status).toBe(204);
    const email = 'guest@example.org';
    const signedIn = await guest.enter('/sign-in', '/api/auth/sign-in', { email, password });
    expect(signedIn.status).toBe(200);
  });
});

describe('SIGN_UP=closed', () => {
  test('refuses strangers, invitations, and links that are on their way', async () => {
    const { server, owner } = await open('closed');
    await pageSays(server, 'closed');
    const guest = person(server.origin);
    expect(await refusal(await ask(guest))).toEqual([403, 'sign-up-closed']);
    expect(await refusal(await invite(owner))).toEqual([403, 'sign-up-closed']);
    const body = { token: 'A'.repeat(43), name: 'Guest', password };
    const late = await guest.enter('/invite', '/api/auth/invite', body);
    expect(await refusal(late)).toEqual([403, 'sign-up-closed']);
    const { account } = await owner.session();
    expect(account?.email).toBe('owner@example.org');
  });
});
