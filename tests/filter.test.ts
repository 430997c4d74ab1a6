import { beforeEach, describe, expect, test } from 'vitest';
import type { Begun } from '#domain/accounts/begin-session.ts';
import { type Role, sudoSpan } from '#domain/accounts/rules.ts';
import { mintCsrfToken } from '#http/csrf.ts';
import { passFilter } from '#http/filter.ts';
import { policy } from '#http/policy.ts';
import { sessionCookies } from '#http/session-cookies.ts';
import { freshPlace, type TestPlace } from './support/place.ts';

const origin = 'http://localhost:4321';
const settings = { ORIGINS: [origin] };
let place: TestPlace;
let asha: Begun;
let bina: Begun;
beforeEach(async () => {
  place = freshPlace();
  asha = await begin('asha@example.org');
  bina = await begin('bina@example.org');
});

async function begin(email: string, role: Role = 'member'): Promise<Begun> {
  return place.session(await place.account(email, role));
}

/** The cookies of a session, as a Cookie header's pairs. */
async function cookiesOf(begun: Begun): Promise<string[]> {
  const lines = await sessionCookies({ ...place, settings }, begun);
  return lines.map((line) => line.split(';')[0] ?? '');
}

/** Send a request through the filter; answer who came through, or the code of the refusal. */
async function pass(
  method: string,
  route: string,
  headers: Record<string, string>,
  cookies: readonly string[] = [],
  services: object = { ...place, settings },
) {
  const set: string[] = [];
  const locals = {
    services,
    origin,
    requestId: 'test',
    setCookie: (cookie: string) => set.push(cookie),
  } as unknown as App.Locals; // All that the filter reads.
  const request = { method, headers: new Headers({ ...headers, cookie: cookies.join('; ') }) };
  const outcome = await passFilter({ request: request as Request, route, locals }).then(
    () => locals.account?.email ?? 'nobody',
    (error: { code?: string }) => error.code ?? String(error),
  );
  return { outcome, set };
}

const own = { 'sec-fetch-site': 'same-origin', 'content-length': '0' };
const json = { ...own, 'content-type': 'application/json', 'content-length': '2' };
const csrf = ({ session }: Begun) => ({
  'x-csrf-token': mintCsrfToken(place.secrets, 'session', session.id),
});
const act = 'POST /api/account/sessions/end'.split(' ') as [string, string];

describe('an act of a member', () => {
  test('passes with everything right', async () => {
    const { outcome } = await pass(...act, { ...json, ...csrf(asha) }, await cookiesOf(asha));
    expect(outcome).toBe('asha@example.org');
  });

  test.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 'cross-site'],
    ['as a form', { 'content-type': 'text/plain' }, 'wrong-content-type'],
    ['without a token', { 'x-csrf-token': '' }, 'csrf-token'],
  ])('%s is refused', async (_name, change, code) => {
    const headers = { ...json, ...csrf(asha), ...change };
    expect((await pass(...act, headers, await cookiesOf(asha))).outcome).toBe(code);
  });

  test('with the token of another session is refused', async () => {
    const headers = { ...json, ...csrf(bina) };
    expect((await pass(...act, headers, await cookiesOf(asha))).outcome).toBe('csrf-token');
  });

  test('without a session is refused', async () => {
    expect((await pass(...act, { ...json, ...csrf(asha) })).outcome).toBe('not-signed-in');
  });

  test('on a route that no row names is refused', async () => {
    const headers = { ...json, ...csrf(asha) };
    const { outcome } = await pass('POST', '/api/nothing', headers, await cookiesOf(asha));
    expect(outcome).toBe('not-allowed');
  });
});

describe('a dangerous act', () => {
  const rows = Object.entries(policy).filter(([, rule]) => rule.recent);

  test.each(rows)(
    '%s asks for the password again after ten minutes',
    async (row, { types = [], who }) => {
      const someone = who === 'owner' ? await begin('owner@example.org', 'owner') : asha;
      const [method = '', route = ''] = row.split(' ');
      const body =
        types.length > 0 ? { 'content-type': types[0] ?? '', 'content-length': '2' } : {};
      const headers = { ...own, ...body, ...csrf(someone) };
      const cookies = await cookiesOf(someone);
      place.pass(sudoSpan - 1);
      expect((await pass(method, route, headers, cookies)).outcome).toBe(someone.account.email);
      place.pass(1);
      const awake = await cookiesOf(someone);
      expect((await pass(method, route, headers, awake)).outcome).toBe('sign-in-again');
      // Who is not signed in is told that, and not that a password is missing.
      expect((await pass(method, route, headers)).outcome).toBe('not-signed-in');
    },
  );

  test('the rows that need it are these, and no fewer', () => {
    expect(rows.map(([row]) => row).sort()).toEqual([
      'DELETE /api/account',
      'DELETE /api/invitations/[id]',
      'GET /[...lang]/account/factors',
      'PATCH /api/accounts/[id]',
      'POST /[...lang]/account/factors',
      'POST /[...lang]/admin/system',
      'POST /api/account/email',
      'POST /api/account/export',
      'POST /api/account/passkeys',
      'POST /api/account/passkeys/ask',
      'POST /api/account/sessions/end',
      'POST /api/account/sessions/end-others',
      'POST /api/account/tokens',
      'POST /api/accounts/[id]/end-sessions',
      'POST /api/accounts/[id]/reset',
      'POST /api/auth/sign-out-everywhere',
      'POST /api/invitations',
      'POST /api/system/check',
      'POST /api/system/dead/drop',
      'POST /api/system/dead/redrive',
    ]);
  });
});

describe('who is there', () => {
  const read = (cookies: readonly string[]) => pass('GET', '/api/account/sessions', {}, cookies);

  test('is read from the database with each request', async () => {
    const cookies = await cookiesOf(asha);
    expect((await read(cookies)).outcome).toBe('asha@example.org');
    await place.database.transaction(async ({ db, tables: { sessions } }) => {
      await db.delete(sessions);
    });
    expect((await read(cookies)).outcome).toBe('not-signed-in');
  });

  test.each([
    ['disabled', { status: 'disabled' as const }],
    ['of a newer epoch', { authEpoch: 1 }],
  ])('an account that is %s is nobody, whatever its token says', async (_name, change) => {
    const cookies = await cookiesOf(asha);
    await place.database.transaction(async ({ db, tables: { accounts } }) => {
      await db.update(accounts).set(change);
    });
    expect((await read(cookies)).outcome).toBe('not-signed-in');
  });

  test('tokens of two sessions are refused and cleared', async () => {
    const [[access = ''], [, refresh = '']] = [await cookiesOf(asha), await cookiesOf(bina)];
    const { outcome, set } = await read([access, refresh]);
    expect(outcome).toBe('not-signed-in');
    expect(set.every((line) => line.includes('Max-Age=0'))).toBe(true);
    expect(set).toHaveLength(2);
  });
});

describe('a guard that breaks', () => {
  /** Something whose every use fails. */
  const broken = new Proxy(() => {}, {
    get: () => {
      throw new Error('planted');
    },
    apply: () => {
      throw new Error('planted');
    },
  });

  test.each(['secrets', 'database', 'now', 'settings'] as const)(
    'lets nobody in: %s',
    async (part) => {
      const headers = { ...json, ...csrf(asha) };
      const cookies = await cookiesOf(asha);
      expect((await pass(...act, headers, cookies)).outcome).toBe('asha@example.org');
      const services = { ...place, settings, [part]: broken };
      for (const [method, route] of [act, ['GET', '/api/drive'], ['GET', '/[...lang]/account']]) {
        const { outcome, set } = await pass(method ?? '', route ?? '', headers, cookies, services);
        expect(outcome).not.toContain('@');
        expect(set).toEqual([]);
      }
    },
  );
});

describe('the rows of owners', () => {
  const route = Object.entries(policy).find(([, { who }]) => who === 'owner')?.[0] ?? '';
  const [method = '', path = ''] = route.split(' ');

  test.each([
    ['a member with two factors', 'member', 'pwd otp mfa', 'not-allowed'],
    ['an owner with a password alone', 'owner', 'pwd', 'second-factor-needed'],
    ['an owner with two factors', 'owner', 'pwd otp mfa', 'x@example.org'],
  ] as const)('to %s: %4$s', async (_name, role, amr, outcome) => {
    const begun = await begin('x@example.org', role);
    await place.database.transaction(async ({ db, tables: { sessions } }) => {
      await db.update(sessions).set({ amr });
    });
    expect((await pass(method, path, {}, await cookiesOf(begun))).outcome).toBe(outcome);
  });
});

describe('a sleeping session', () => {
  const wake = async (route: string, headers: Record<string, string>, method = 'GET') => {
    const [, refresh = ''] = await cookiesOf(asha);
    return (await pass(method, route, headers, [refresh])).set.length > 0;
  };
  const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

  test.each([
    ['a page', '/[...lang]/account', navigation, true],
    ['a page for an old browser', '/[...lang]/account', {}, true],
    ['a prefetch', '/[...lang]/account', { ...navigation, 'sec-purpose': 'prefetch' }, false],
    ['a frame', '/[...lang]/account', { ...navigation, 'sec-fetch-dest': 'iframe' }, false],
    [
      'a script',
      '/[...lang]/account',
      { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
      false,
    ],
    ['the API', '/api/account/sessions', navigation, false],
  ] as [string, string, Record<string, string>, boolean][])(
    '%s wakes it: %s',
    async (_n, route, headers, woken) => {
      expect(await wake(route, headers)).toBe(woken);
    },
  );
});
