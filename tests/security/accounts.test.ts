import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newMember, type Person, password, person } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
let asha: Person;
let bina: Person;
beforeAll(async () => {
  server = await startServer();
  asha = await newMember(server, 'asha@example.org');
  bina = await newMember(server, 'bina@example.org');
});
afterAll(() => server.stop());

const at = '__Host-Http-at';
const rt = '__Host-Http-rt';
const pre = '__Host-Http-pre';

/** The same browser with other cookies. */
function like(someone: Person, changes: Record<string, string | null> = {}): Person {
  const cookies = new Map(someone.cookies);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) cookies.delete(name);
    else cookies.set(name, value);
  }
  return person(server.origin, cookies);
}

async function codeOf(response: Response): Promise<unknown> {
  return ((await response.json()) as { code: unknown }).code;
}

describe('who is there', () => {
  test('a stranger is nobody, gets no cookie, and is told to sign in', async () => {
    const stranger = person(server.origin);
    const session = await stranger.send('/api/session');
    expect(await session.json()).toEqual({ account: null, csrf: null });
    expect(session.headers.getSetCookie()).toEqual([]);
    expect(session.headers.get('cache-control')).toBe('no-store');

    const refused = await stranger.send('/api/account/sessions');
    expect(refused.status).toBe(401);
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(refused.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  });

  test('a page sends a stranger to the entrance, with the way back', async () => {
    for (const [page, entrance] of [
      ['/account?x=%2F1', '/sign-in?next=%2Faccount%3Fx%3D%252F1'],
      ['/hi-Latn/account', '/hi-Latn/sign-in?next=%2Fhi-Latn%2Faccount'],
    ] as const) {
      const refused = await person(server.origin).send(page);
      expect(refused.status).toBe(303);
      expect(refused.headers.get('location')).toBe(entrance);
    }
  });

  test('no token ever stands in a body', async () => {
    const texts = await Promise.all(
      ['/api/session', '/account', '/api/account/sessions'].map(async (path) =>
        (await asha.send(path)).text(),
      ),
    );
    for (const text of texts) {
      expect(text).not.toContain(asha.cookies.get(rt));
      expect(text).not.toContain(asha.cookies.get(at));
    }
  });

  test('cookies are host-bound, secure, hidden and lax; without "remember" they end with the browser', async () => {
    for (const [remember, age] of [
      [false, ''],
      [true, '; Max-Age=1209600'],
    ] as const) {
      const answer = await person(server.origin).enter('/sign-in', '/api/auth/sign-in', {
        email: 'bina@example.org',
        password,
        remember,
      });
      const form = 'Path=/; Secure; HttpOnly; SameSite=Lax';
      expect(answer.headers.getSetCookie()).toEqual([
        expect.stringMatching(new RegExp(`^${at}=[\\w.-]+; ${form}; Max-Age=600$`)),
        expect.stringMatching(new RegExp(`^${rt}=rt1\\.[\\w-]{43}; ${form}${age}$`)),
        expect.stringMatching(
          new RegExp(`^__Host-Http-dev=[\\w-]{43}; ${form}; Max-Age=15552000$`),
        ),
      ]);
    }
  });
});

describe('an access token', () => {
  test.each([
    ['cut', (token: string) => token.slice(0, -1)],
    ['without a signature', (token: string) => token.replace(/[^.]+$/, '')],
    ['with a blank inside', (token: string) => token.replace('.', '. ')],
    ['of a megabyte', () => 'A'.repeat(12_000)],
    ['that is no token', () => 'undefined'],
  ])('%s is nobody', async (_name, change) => {
    const thief = like(asha, { [at]: change(asha.cookies.get(at) ?? ''), [rt]: null });
    expect(await thief.session()).toEqual({ account: null, csrf: null });
  });

  test('beside the refresh token of another session is refused, and both are cleared', async () => {
    const mixed = like(asha, { [rt]: bina.cookies.get(rt) ?? '' });
    const refused = await mixed.send('/api/account/sessions');
    expect(refused.status).toBe(401);
    expect(mixed.cookies.has(at) || mixed.cookies.has(rt)).toBe(false);
    await expect.poll(() => server.output.join('\n')).toContain('"event":"mixed-cookies"');
    expect((await asha.session()).account).not.toBeNull();
  });

  test('is worth nothing after sign-out', async () => {
    const guest = await newMember(server, 'out@example.org');
    const kept = like(guest);
    const out = await guest.act('/api/auth/sign-out');
    expect(out.status).toBe(204);
    expect(out.headers.get('clear-site-data')).toBe('"cache"');
    expect(guest.cookies.has(at) || guest.cookies.has(rt)).toBe(false);
    expect(await kept.session()).toEqual({ account: null, csrf: null });
    expect((await kept.send('/api/account/sessions')).status).toBe(401);
    expect((await kept.act('/api/auth/refresh')).status).toBe(401);
  });

  test('sign-out without a session is 204 as well', async () => {
    expect((await person(server.origin).act('/api/auth/sign-out')).status).toBe(204);
  });
});

describe('duplicate cookies', () => {
  test.each([at, rt, pre])('%s twice is refused in both orders, and cleared', async (name) => {
    const good = asha.cookies.get(name) ?? '';
    for (const header of [`${name}=${good}; ${name}=x`, `${name}=x; ${name}=${good}`]) {
      const answer = await person(server.origin).send('/api/session', {
        headers: { cookie: header },
      });
      expect(answer.status).toBe(400);
      expect(await codeOf(answer)).toBe('double-cookie');
      const cleared = answer.headers.getSetCookie().map((line) => line.split('=')[0]);
      expect(cleared).toEqual(expect.arrayContaining([at, rt, pre]));
    }
  });

  test('strange cookies are no trouble', async () => {
    for (const cookie of ['a=%zz', '__proto__=x; constructor=y', ';;;=;', 'x=1; x=2']) {
      const answer = await person(server.origin).send('/api/session', { headers: { cookie } });
      expect(answer.status).toBe(200);
    }
  });
});

describe('CSRF', () => {
  const own = () => ({ 'sec-fetch-site': 'same-origin', origin: server.origin });
  const signOut = async (someone: Person, headers: Record<string, string>) =>
    someone.send('/api/auth/sign-out', { method: 'POST', headers });

  test.each([
    ['from another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['from a sibling', { 'sec-fetch-site': 'same-site', origin: 'http://a.localhost' }],
    ['from nowhere', {}],
    ['from a sandbox', { origin: 'null' }],
    ['from another port', { origin: 'http://localhost:1' }],
    ['from the address bar', { 'sec-fetch-site': 'none' }],
    ['with only a Referer', { referer: 'https://evil.example/' }],
  ])('an act %s is refused, token or not', async (_name, headers) => {
    const { csrf } = await asha.session();
    const answer = await signOut(asha, { ...headers, 'x-csrf-token': csrf ?? '' });
    expect(answer.status).toBe(403);
    expect((await asha.session()).account).not.toBeNull();
  });

  test('an act with the token of another session, purpose or nobody is refused', async () => {
    const html = await (await asha.send('/sign-up')).text();
    const entrance = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const foreign = (await bina.session()).csrf ?? '';
    for (const token of ['', 'x', entrance, foreign]) {
      const answer = await signOut(asha, { ...own(), 'x-csrf-token': token });
      expect(answer.status).toBe(403);
      expect(await codeOf(answer)).toBe('csrf-token');
    }
    expect((await asha.session()).account).not.toBeNull();
  });

  test('a dead access token does not open sign-out or refresh without the token', async () => {
    const asleep = like(asha, { [at]: null });
    for (const path of ['/api/auth/sign-out', '/api/auth/refresh']) {
      const answer = await asleep.send(path, { method: 'POST', headers: own() });
      expect(await codeOf(answer)).toBe('csrf-token');
    }
  });

  test('sign-in needs the token of its own page', async () => {
    const guest = person(server.origin);
    const body = JSON.stringify({ email: 'asha@example.org', password });
    const send = (headers: Record<string, string>) =>
      guest.send('/api/auth/sign-in', { method: 'POST', headers: { ...own(), ...headers }, body });
    const json = { 'content-type': 'application/json' };
    expect(await codeOf(await send(json))).toBe('csrf-token');
    const { csrf } = await asha.session();
    expect(await codeOf(await send({ ...json, 'x-csrf-token': csrf ?? '' }))).toBe('csrf-token');
    // The token of one browser's form does not fit the cookie of another.
    const html = await (await person(server.origin).send('/sign-in')).text();
    const stolen = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
    await guest.send('/sign-in');
    expect(await codeOf(await send({ ...json, 'x-csrf-token': stolen }))).toBe('csrf-token');
    expect(guest.cookies.has(at)).toBe(false);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'text/json',
    'application/json-patch+json',
    '',
  ])('a JSON route refuses %j', async (type) => {
    const headers = { ...own(), 'content-type': type, 'x-csrf-token': 'x' };
    const body = JSON.stringify({ email: 'x@example.org' });
    const answer = await asha.send('/api/auth/sign-up', { method: 'POST', headers, body });
    expect(answer.status).toBe(415);
  });

  test('an act without a body refuses one', async () => {
    const { csrf } = await asha.session();
    const headers = { ...own(), 'content-type': 'application/json', 'x-csrf-token': csrf ?? '' };
    const answer = await asha.send('/api/auth/sign-out', { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(415);
    expect((await asha.session()).account).not.toBeNull();
  });

  test('an act is not dressed up as another method', async () => {
    const { csrf } = await asha.session();
    const headers = { ...own(), 'x-http-method-override': 'POST', 'x-csrf-token': csrf ?? '' };
    const answer = await asha.send('/api/auth/sign-out?_method=POST', { headers });
    expect(answer.status).toBe(403);
    expect((await asha.session()).account).not.toBeNull();
  });
});

describe('sign-in', () => {
  test('ends the session that the browser came with, and takes none that it was given', async () => {
    const guest = await newMember(server, 'fixed@example.org');
    const before = like(guest);
    const answer = await guest.enter('/account', '/api/auth/sign-in', { email: 'x', password });
    expect(answer.status).not.toBe(200);
    await guest.enter('/sign-up', '/api/auth/sign-in', { email: 'fixed@example.org', password });
    expect(guest.cookies.get(rt)).not.toBe(before.cookies.get(rt));
    expect((await before.session()).account).toBeNull();
    expect((await guest.session()).account).toMatchObject({ email: 'fixed@example.org' });
  });

  test('planted tokens are not taken over', async () => {
    const planted = `rt1.${'A'.repeat(43)}`;
    const guest = person(server.origin, new Map([[rt, planted]]));
    await guest.enter('/sign-in', '/api/auth/sign-in', { email: 'bina@example.org', password });
    expect(guest.cookies.get(rt)).not.toBe(planted);
    const attacker = person(server.origin, new Map([[rt, planted]]));
    expect(await attacker.session()).toEqual({ account: null, csrf: null });
  });

  test('an unknown address and a wrong password get the same answer', async () => {
    const answers = await Promise.all(
      ['asha@example.org', 'nobody@example.org'].map(async (email) => {
        const body = { email, password: 'not the password at all' };
        const answer = await person(server.origin).enter('/sign-in', '/api/auth/sign-in', body);
        const { instance: _, ...told } = await answer.json();
        return { status: answer.status, told };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(401);
  });

  test('sign-up answers alike for a free address and a taken one', async () => {
    for (const email of ['asha@example.org', 'free@example.org']) {
      const answer = await person(server.origin).enter('/sign-up', '/api/auth/sign-up', { email });
      expect(answer.status).toBe(202);
      expect(await answer.text()).toBe('');
    }
  });

  test.each([
    [{ email: 'a@example.org\r\nBcc: b@example.org' }, 'invalid'],
    [{ email: 'a@example.org', role: 'owner' }, 'invalid'],
    [{ email: ['a@example.org'] }, 'invalid'],
    [{ email: { $ne: '' } }, 'invalid'],
    [{ email: `${'a'.repeat(250)}@example.org` }, 'invalid'],
    [{ email: 'аsha@example.org' }, 'invalid'],
    [{}, 'invalid'],
    [null, 'invalid'],
    [[], 'invalid'],
  ])('sign-up with %j is refused', async (body, code) => {
    const answer = await person(server.origin).enter('/sign-up', '/api/auth/sign-up', body);
    expect(answer.status).toBe(400);
    expect(await codeOf(answer)).toBe(code);
  });
});

describe('coming back', () => {
  const document = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

  test('a page wakes a session whose access token died', async () => {
    const guest = like(await newMember(server, 'wake@example.org'), { [at]: null });
    const before = guest.cookies.get(rt);
    const page = await guest.send('/account', { headers: document });
    expect(page.status).toBe(200);
    expect(guest.cookies.has(at)).toBe(true);
    expect(guest.cookies.get(rt)).not.toBe(before);
    expect((await guest.session()).account).not.toBeNull();
  });

  test.each([
    ['a prefetch', '/account', { ...document, 'sec-purpose': 'prefetch' }],
    ['a prerender', '/account', { ...document, 'sec-purpose': 'prefetch;prerender' }],
    ['a script', '/account', { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
    ['an image', '/account', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
    ['a frame', '/account', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
    ['the API', '/api/account/sessions', document],
  ])('%s does not', async (_name, path, headers) => {
    const asleep = like(bina, { [at]: null });
    const before = asleep.cookies.get(rt);
    const answer = await asleep.send(path, { headers });
    expect([303, 401]).toContain(answer.status);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(asleep.cookies.get(rt)).toBe(before);
  });

  test('/api/session tells a sleeping page how to refresh, and changes nothing', async () => {
    const asleep = like(bina, { [at]: null });
    const { account, csrf } = await asleep.session();
    expect(account).toBeNull();
    expect(csrf).not.toBeNull();
    const refreshed = await asleep.act('/api/auth/refresh');
    expect(refreshed.status).toBe(200);
    expect(await refreshed.json()).toMatchObject({ account: { email: 'bina@example.org' } });
    bina.cookies.set(rt, asleep.cookies.get(rt) ?? '');
    bina.cookies.set(at, asleep.cookies.get(at) ?? '');
  });

  test('fifty refreshes at once get one successor', async () => {
    const guest = await newMember(server, 'tabs@example.org');
    const { csrf } = await guest.session();
    const headers = {
      'sec-fetch-site': 'same-origin',
      origin: server.origin,
      'x-csrf-token': csrf ?? '',
    };
    const tabs = Array.from({ length: 50 }, () => like(guest));
    const answers = await Promise.all(
      tabs.map((tab) => tab.send('/api/auth/refresh', { method: 'POST', headers })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(tabs.map(({ cookies }) => cookies.get(rt))).size).toBe(1);
  });

  test('a dead refresh token is taken away', async () => {
    const guest = person(server.origin, new Map([[rt, `rt1.${'A'.repeat(43)}`]]));
    const answer = await guest.act('/api/auth/refresh');
    expect(answer.status).toBe(401);
    expect(guest.cookies.has(rt)).toBe(false);
  });
});

describe('sessions', () => {
  test('a member sees the own ones and ends one; another’s is not there', async () => {
    const guest = await newMember(server, 'many@example.org');
    const other = person(server.origin);
    await other.enter('/sign-in', '/api/auth/sign-in', { email: 'many@example.org', password });
    const { sessions } = await (await guest.send('/api/account/sessions')).json();
    expect(sessions).toHaveLength(2);
    const id = sessions.find(({ current }: { current: boolean }) => !current).id;

    const theft = await asha.act('/api/account/sessions/end', { body: { id } });
    expect(await codeOf(theft)).toBe('session-not-found');
    expect((await other.session()).account).not.toBeNull();

    const ended = await guest.act('/api/account/sessions/end', { body: { id } });
    expect(ended.status).toBe(204);
    expect((await other.session()).account).toBeNull();
    expect((await guest.session()).account).not.toBeNull();
  });
});

describe('the setup link', () => {
  test('is printed, works once over HTTP and signs nobody in', async () => {
    const line = server.output.find((text) => text.includes('"event":"setup-offered"')) ?? '';
    const token = /setup#([\w-]{43})/.exec(line)?.[1];
    const owner = person(server.origin);
    const body = { token, email: 'owner@example.org', name: 'Owner', password };
    expect((await owner.enter('/setup', '/api/auth/setup', body)).status).toBe(204);
    expect((await owner.session()).account).toBeNull();
    const again = { ...body, email: 'second@example.org' };
    expect(await codeOf(await owner.enter('/setup', '/api/auth/setup', again))).toBe('link-spent');
    const signedIn = { email: 'owner@example.org', password };
    const answer = await owner.enter('/sign-in', '/api/auth/sign-in', signedIn);
    expect(await answer.json()).toMatchObject({ account: { role: 'owner' } });
  });
});

describe('pages', () => {
  test.each(['/sign-in', '/sign-up', '/confirm', '/setup', '/account'])(
    '%s is never kept, in no cache',
    async (path) => {
      const someone = path === '/account' ? asha : person(server.origin);
      const page = await someone.send(path);
      expect(page.status).toBe(200);
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.headers.get('vary')).toContain('Cookie');
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const quiet = path === '/confirm' || path === '/setup';
      const policy = quiet ? 'no-referrer' : 'strict-origin-when-cross-origin';
      expect(page.headers.get('referrer-policy')).toBe(policy);
    },
  );

  test.each([
    ['/drive', '/drive'],
    ['//evil.example', null],
    ['/\\evil.example', null],
    ['https://evil.example', null],
  ])('sign-in with next=%s goes home or to that page of ours', async (next, goes) => {
    const page = await person(server.origin).send(`/sign-in?next=${encodeURIComponent(next)}`);
    const html = await page.text();
    expect(/data-next="([^"]*)"/.exec(html)?.[1]).toBe(goes ?? '/drive');
    const signedIn = await asha.send(`/sign-in?next=${encodeURIComponent(next)}`);
    expect(signedIn.headers.get('location')).toBe(goes ?? '/drive');
  });
});

test('the output of the server holds no token, password or address', () => {
  const output = server.output.filter((line) => !line.includes('setup-offered')).join('\n');
  for (const someone of [asha, bina]) {
    for (const secret of someone.cookies.values()) expect(output).not.toContain(secret);
  }
  expect(output).not.toContain(password);
  expect(output).not.toContain('@example.org');
  expect(output).not.toContain('confirm#');
});
