import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { problems } from '#lib/problem.ts';
import {
  anotherPassword,
  newMember,
  type Person,
  password,
  person,
  readLetter,
  readToken,
} from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** Send a form as a browser without a script does. */
async function submit(
  someone: Person,
  page: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) {
  const html = await (await someone.send(page)).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  return someone.send(page, {
    method: 'POST',
    headers: {
      'sec-fetch-site': 'same-origin',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
      origin: server.origin,
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    body: new URLSearchParams({ csrf, ...fields }).toString(),
  });
}

async function codeOf(response: Response): Promise<unknown> {
  return ((await response.json()) as { code: unknown }).code;
}

describe('the account over HTTP', () => {
  test('name and language change, and nothing else can be slipped in', async () => {
    const asha = await newMember(server, 'profile@example.org');
    const changed = await asha.act('/api/account', {
      method: 'PATCH',
      body: { name: 'Asha R', language: 'hi-Latn' },
    });
    expect(await changed.json()).toMatchObject({ name: 'Asha R', language: 'hi-Latn' });
    for (const body of [
      {},
      { role: 'owner' },
      { name: 'x', id: 'y' },
      { name: ' ' },
      { email: 'x' },
    ]) {
      const refused = await asha.act('/api/account', { method: 'PATCH', body });
      expect(await codeOf(refused)).toBe('invalid');
    }
    const account = await (await asha.send('/api/account')).json();
    expect(account).toMatchObject({ name: 'Asha R', role: 'member', email: 'profile@example.org' });
    expect(Object.keys(account)).not.toContain('password');
  });

  test('a new password: this browser goes on, the other does not, the old word is dead', async () => {
    const email = 'change@example.org';
    const asha = await newMember(server, email);
    const other = person(server.origin);
    await other.enter('/sign-in', '/api/auth/sign-in', { email, password });
    const wrong = await asha.act('/api/account/password', {
      body: { current: 'not this one at all', password: anotherPassword },
    });
    expect(await codeOf(wrong)).toBe('wrong-password');
    expect((await other.session()).account).not.toBeNull();

    const body = { current: password, password: anotherPassword };
    expect((await asha.act('/api/account/password', { body })).status).toBe(200);
    expect((await asha.session()).account).toMatchObject({ email });
    expect((await other.session()).account).toBeNull();
    const late = await other.enter('/sign-in', '/api/auth/sign-in', { email, password });
    expect(late.status).toBe(401);
    await readLetter(server.dataDir, email, 1);
  });

  test('a forgotten password: the letter’s link replaces it, once, and signs nobody in', async () => {
    const email = 'forgot@example.org';
    const asha = await newMember(server, email);
    const guest = person(server.origin);
    const asked = await guest.enter('/reset', '/api/auth/reset', { email });
    const nobody = await guest.enter('/reset', '/api/auth/reset', { email: 'no@example.org' });
    expect([asked.status, nobody.status]).toEqual([202, 202]);
    expect(await asked.text()).toBe(await nobody.text());

    const letter = await readLetter(server.dataDir, email, 1);
    const token = readToken(letter);
    // A scanner opens the page of the link and spends nothing: the secret is in the fragment.
    expect((await person(server.origin).send('/new-password')).status).toBe(200);
    const set = await guest.enter('/new-password', '/api/auth/new-password', {
      token,
      password: anotherPassword,
    });
    expect(set.status).toBe(204);
    expect((await guest.session()).account).toBeNull();
    expect((await asha.session()).account).toBeNull();
    const twice = await guest.enter('/new-password', '/api/auth/new-password', {
      token,
      password,
    });
    expect(await codeOf(twice)).toBe('link-spent');
    const entered = await guest.enter('/sign-in', '/api/auth/sign-in', {
      email,
      password: anotherPassword,
    });
    expect(entered.status).toBe(200);
  });

  test('another address: asked for here, confirmed by the letter there', async () => {
    const asha = await newMember(server, 'old@example.org');
    const asked = await asha.act('/api/account/email', { body: { email: 'fresh@example.org' } });
    expect(asked.status).toBe(202);
    const token = readToken(await readLetter(server.dataDir, 'fresh@example.org'));
    const guest = person(server.origin);
    const set = await guest.enter('/new-address', '/api/auth/new-address', { token });
    expect(set.status).toBe(204);
    expect((await guest.session()).account).toBeNull();
    expect((await asha.session()).account).toMatchObject({ email: 'fresh@example.org' });
  });

  test('everywhere means here, too', async () => {
    const email = 'everywhere@example.org';
    const asha = await newMember(server, email);
    const other = person(server.origin);
    await other.enter('/sign-in', '/api/auth/sign-in', { email, password });
    expect((await asha.act('/api/account/sessions/end-others')).status).toBe(204);
    expect((await other.session()).account).toBeNull();
    expect((await asha.session()).account).not.toBeNull();
    const kept = new Map(asha.cookies);
    expect((await asha.act('/api/auth/sign-out-everywhere')).status).toBe(204);
    expect((await person(server.origin, kept).session()).account).toBeNull();
  });
});

describe('without a script', () => {
  test('sign in and out, and come where one wanted to go', async () => {
    await newMember(server, 'plain@example.org');
    const asha = person(server.origin);
    const page = '/hi-Latn/sign-in?next=%2Fhi-Latn%2Faccount';
    const entered = await submit(asha, page, { email: 'plain@example.org', password });
    expect(entered.status).toBe(303);
    expect(entered.headers.get('location')).toBe('/hi-Latn/account');
    expect((await asha.session()).account).toMatchObject({ email: 'plain@example.org' });

    const html = await (await asha.send('/account')).text();
    const csrf = /action="\/sign-out".*?name="csrf" value="([^"]+)"/s.exec(html)?.[1] ?? '';
    const headers = {
      'sec-fetch-site': 'same-origin',
      origin: server.origin,
      'content-type': 'application/x-www-form-urlencoded',
    };
    const body = new URLSearchParams({ csrf }).toString();
    const forged = await asha.send('/sign-out', { method: 'POST', headers, body: 'csrf=x' });
    expect(forged.status).toBe(403);
    expect((await asha.session()).account).not.toBeNull();
    const left = await asha.send('/sign-out', { method: 'POST', headers, body });
    expect([left.status, left.headers.get('location')]).toEqual([303, '/']);
    expect((await asha.session()).account).toBeNull();
  });

  test('a wrong password goes back to the form, which says so and nothing that was typed', async () => {
    const asha = person(server.origin);
    const fields = { email: 'plain@example.org', password: 'wrong' };
    const refused = await submit(asha, '/sign-in?next=%2Faccount', fields);
    expect(refused.status).toBe(303);
    const location = refused.headers.get('location') ?? '';
    expect(location).toBe('/sign-in?next=%2Faccount&problem=wrong-credentials');
    const html = await (await asha.send(location)).text();
    expect(html).toContain('Address and password do not fit together.');
    expect(asha.cookies.has('__Host-Http-at')).toBe(false);
  });

  test('an unknown address is answered the same', async () => {
    const locations = await Promise.all(
      ['plain@example.org', 'unknown@example.org'].map(async (email) => {
        const refused = await submit(person(server.origin), '/sign-in', {
          email,
          password: 'wrong',
        });
        return refused.headers.get('location');
      }),
    );
    expect(locations[0]).toBe(locations[1]);
  });

  test.each([
    ['/sign-up', '/sign-up?sent'],
    ['/hi-Latn/sign-up', '/hi-Latn/sign-up?sent'],
    ['/reset', '/reset?sent'],
    ['/hi-Latn/reset', '/hi-Latn/reset?sent'],
  ])('%s takes an address, known or not', async (page, sent) => {
    for (const email of ['plain@example.org', 'somebody@example.org']) {
      const answer = await submit(person(server.origin), page, { email });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, sent]);
    }
    const wrong = await submit(person(server.origin), page, { email: 'no address' });
    expect(wrong.headers.get('location')).toMatch(/\?problem=invalid&field=email$/);
  });

  test.each(['/sign-in', '/sign-up', '/reset'])('%s keeps its three checks', async (page) => {
    const fields = { email: 'plain@example.org', password };
    const cross = await submit(person(server.origin), page, fields, {
      'sec-fetch-site': 'cross-site',
      origin: 'https://evil.example',
    });
    expect(cross.status).toBe(403);
    const typed = await submit(person(server.origin), page, fields, {
      'content-type': 'text/plain',
    });
    expect(typed.status).toBe(415);
    const guest = person(server.origin);
    const foreign = await submit(guest, page, { ...fields, csrf: 'x'.repeat(65) });
    expect(foreign.status).toBe(303);
    expect(foreign.headers.get('location')).toBe(`${page}?problem=csrf-token`);
    expect(guest.cookies.has('__Host-Http-at')).toBe(false);
  });

  test('a field that comes twice is refused', async () => {
    const guest = person(server.origin);
    const html = await (await guest.send('/reset')).text();
    const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const answer = await guest.send('/reset', {
      method: 'POST',
      headers: {
        'sec-fetch-site': 'same-origin',
        origin: server.origin,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: `csrf=${csrf}&email=a%40example.org&email=b%40example.org`,
    });
    expect(answer.headers.get('location')).toBe('/reset?problem=invalid&field=email');
  });

  test('nobody can put words into the page', async () => {
    const page = '/sign-in?problem=%3Cb%3Eyou%20won%3C%2Fb%3E&field=constructor';
    const html = await (await person(server.origin).send(page)).text();
    expect(html).not.toContain('you won');
    const proto = await (await person(server.origin).send('/sign-in?problem=constructor')).text();
    expect(/data-problem[^>]*hidden/.test(proto)).toBe(true);
  });
});

describe('taking along and leaving', () => {
  const form = {
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
  };

  test('the export is one file of JSON, for its member alone, and asks for the token', async () => {
    const asha = await newMember(server, 'takes@example.org');
    const headers = { ...form, origin: server.origin };
    const send = (body: string) =>
      asha.send('/api/account/export', { method: 'POST', headers, body });
    expect(await codeOf(await send('csrf=x'))).toBe('csrf-token');
    const { csrf } = await asha.session();
    const answer = await send(`csrf=${csrf}`);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename=solah-[\d-]+\.json$/,
    );
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const told = await answer.json();
    expect(told.account).toMatchObject([{ email: 'takes@example.org' }]);
    expect(told.audit.map(({ event }: { event: string }) => event)).toContain('sign-in');
    const stranger = await person(server.origin).send('/api/account/export', {
      method: 'POST',
      headers,
      body: 'csrf=x',
    });
    expect(stranger.status).toBe(401);
  });

  test('who deletes the account is out at once, and so is every browser', async () => {
    const email = 'leaves@example.org';
    const asha = await newMember(server, email);
    const kept = person(server.origin, new Map(asha.cookies));
    const answer = await asha.act('/api/account', { method: 'DELETE' });
    expect(answer.status).toBe(202);
    expect(asha.cookies.has('__Host-Http-rt')).toBe(false);
    expect(await kept.session()).toEqual({ account: null, csrf: null });
    const again = await kept.enter('/sign-in', '/api/auth/sign-in', { email, password });
    expect(await codeOf(again)).toBe('wrong-credentials');
    await readLetter(server.dataDir, email, 1);
  });
});

describe('the audit over HTTP', () => {
  test('a member reads the own entries, filtered and by page, and no one reads all', async () => {
    const asha = await newMember(server, 'reads@example.org');
    const read = async (query: string) => (await asha.send(`/api/account/audit${query}`)).json();
    const all = await read('');
    expect(all.items.map(({ event }: { event: string }) => event)).toEqual([
      'sign-in',
      'account-born',
    ]);
    const one = await read('?limit=1');
    expect(one.items).toHaveLength(1);
    const next = await read(`?limit=1&cursor=${one.next}`);
    expect(next.items).toMatchObject([{ event: 'account-born' }]);
    expect((await read('?event=sudo')).items).toEqual([]);
    for (const query of ['?event=x', '?account=x', '?limit=0', '?limit=1&limit=2', '?cursor=x']) {
      expect((await asha.send(`/api/account/audit${query}`)).status).toBe(400);
    }
    expect((await asha.send('/api/audit')).status).toBe(403);
    expect((await asha.send('/audit')).status).toBe(403);
    expect((await person(server.origin).send('/api/audit')).status).toBe(401);

    const html = await (await asha.send('/hi-Latn/account/audit?event=sign-in')).text();
    expect(html).toMatch(/<strong[^>]*>Sign in</);
    expect(html).not.toMatch(/<strong[^>]*>Account bana</);
    const lost = await asha.send('/account/audit?cursor=x');
    expect([lost.status, lost.headers.get('location')]).toEqual([303, '/account/audit']);
  });

  test('a refusal of the front and one of the filter stand in the log, with their request', async () => {
    const guest = person(server.origin);
    const cross = await guest.send('/api/auth/sign-in', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' },
      body: '{}',
    });
    const id = cross.headers.get('x-request-id') ?? 'none';
    await expect
      .poll(() => server.output.find((line) => line.includes(id) && line.includes('"refused"')))
      .toMatch(/"code":"cross-site"/);
  });
});

test('a member who opens a page of who runs the place is told so in the frame of ours', async () => {
  const member = await newMember(server, 'curious@example.org');
  for (const language of languages) {
    for (const path of ['/admin', '/audit', `/admin/${'A'.repeat(22)}`]) {
      const answer = await member.send(localPath(language, path));
      expect(answer.status).toBe(403);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const html = await answer.text();
      expect(html).toContain(`<html lang="${language}"`);
      expect(html).toContain(problems['not-allowed'][language]);
      expect(html).not.toContain('curious@example.org');
    }
  }
  const act = await member.act('/api/invitations', { body: { email: 'a@example.org' } });
  expect(act.headers.get('content-type')).toBe('application/problem+json');
});
