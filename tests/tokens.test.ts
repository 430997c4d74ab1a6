import { createSecretKey } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { listAudit } from '#domain/accounts/audit/list-audit.ts';
import type { Begun } from '#domain/accounts/begin-session.ts';
import { updateAccount } from '#domain/accounts/queries.ts';
import { sweepAccounts } from '#domain/accounts/sweep-accounts.ts';
import { hashToken } from '#domain/accounts/token.ts';
import { isSecret, parseBearer } from '#domain/accounts/tokens/bearer.ts';
import { mintTokenRequest, tokensPerAccount } from '#domain/accounts/tokens/contract.ts';
import { listTokens } from '#domain/accounts/tokens/list-tokens.ts';
import { mintToken } from '#domain/accounts/tokens/mint-token.ts';
import { revokeToken } from '#domain/accounts/tokens/revoke-token.ts';
import type { Scope } from '#domain/accounts/tokens/scopes.ts';
import { passFilter } from '#http/filter.ts';
import { policy } from '#http/policy.ts';
import { sessionCookies } from '#http/session-cookies.ts';
import { day, minute } from '#lib/units.ts';
import { freshPlace, type TestPlace } from './support/place.ts';

const origin = 'http://localhost:4321';
const settings = { ORIGINS: [origin] };
let place: TestPlace;
let asha: string;
beforeEach(async () => {
  place = freshPlace({ limited: true });
  asha = await place.account('asha@example.org');
});

const mint = (wish: { scopes?: Scope[]; days?: number } = {}, accountId = asha) =>
  mintToken(place, { accountId, label: 'backup', scopes: ['files:read'], days: 7, ...wish });

/** Send a request through the filter; answer who came through, or the code of the refusal. */
async function pass(key: string, headers: Record<string, string>, address = '192.0.2.1') {
  const [method = '', route = ''] = key.split(' ');
  const locals = {
    services: { ...place, settings },
    origin,
    address,
    requestId: 'test',
    setCookie: () => {},
  } as unknown as App.Locals; // All that the filter reads.
  const request = { method, headers: new Headers(headers) } as Request;
  return passFilter({ request, route, locals }).then(
    () => locals.account?.email ?? 'nobody',
    (error: { code?: string }) => error.code ?? String(error),
  );
}

const reading = 'GET /api/drive';
const by = (token: string) => ({ authorization: `Bearer ${token}` });
const cookiesOf = async (begun: Begun) =>
  (await sessionCookies({ ...place, settings }, begun)).map((line) => line.split(';')[0] ?? '');

describe('the secret of a token', () => {
  test('is compared with the one that was kept, and with nothing else', () => {
    const [one, other] = ['A'.repeat(43), 'B'.repeat(43)];
    expect(isSecret(one, hashToken(one))).toBe(true);
    expect(isSecret(other, hashToken(one))).toBe(false);
    expect(isSecret(one, '')).toBe(false);
    expect(isSecret(one, one)).toBe(false);
  });

  test.each([
    '',
    'slh_',
    'slh_a_b',
    `slh_${'a'.repeat(22)}_${'b'.repeat(42)}`,
    `slh_${'a'.repeat(22)}_${'b'.repeat(44)}`,
    `SLH_${'a'.repeat(22)}_${'b'.repeat(43)}`,
    `slh_${'a'.repeat(22)}_${'b'.repeat(43)}\n`,
    `slh_${'a'.repeat(21)}%_${'b'.repeat(43)}`,
  ])('%j is no token', (text) => expect(parseBearer(text)).toBeNull());

  test('is nowhere in the database or the list', async () => {
    const { token, id } = await mint();
    const secret = parseBearer(token)?.secret ?? '';
    const rows = await place.database.db.select().from(place.database.tables.apiTokens);
    const audit = await place.database.db.select().from(place.database.tables.audit);
    const listed = await listTokens(place, asha);
    expect(listed).toMatchObject([{ id, label: 'backup', usedAt: null }]);
    const all = JSON.stringify([rows, audit, listed]);
    expect(all).toContain(id);
    expect(all).not.toContain(secret);
    expect(JSON.stringify([audit, listed])).not.toContain(hashToken(secret));
  });
});

describe('a wrong token', () => {
  test.each([
    ['that was never made', () => `slh_${'a'.repeat(22)}_${'b'.repeat(43)}`],
    ['with another secret', (token: string) => token.slice(0, -43) + 'b'.repeat(43)],
    ['in capitals', (token: string) => token.toUpperCase()],
    ['that is empty', () => ''],
    ['of a megabyte', (token: string) => token + 'a'.repeat(1 << 20)],
  ])('%s is refused', async (_name, change) => {
    const { token } = await mint();
    expect(await pass(reading, by(change(token)))).toBe('not-signed-in');
  });

  test('with the id of another account’s is refused, and its holder finds that noted', async () => {
    const bina = await place.account('bina@example.org');
    const [mine, hers] = [await mint(), await mint({}, bina)];
    const mixed = `slh_${hers.id}_${parseBearer(mine.token)?.secret}`;
    expect(await pass(reading, by(mixed))).toBe('not-signed-in');
    await place.auditBook.flush();
    const wanted = { limit: 50, event: 'token-refused' } as const;
    const about = { ...place, cursorKey: createSecretKey(Buffer.alloc(32)) };
    const { items } = await listAudit(about, { accountId: bina }, wanted);
    expect(items).toMatchObject([{ targetId: hers.id, result: 'refused', actorId: null }]);
  });

  test('comes twenty times a minute from one address, and good ones still come in', async () => {
    const good = await mint();
    const guesses = Array.from({ length: 21 }, () => pass(reading, by('guess')));
    const codes = await Promise.all(guesses);
    expect(codes.filter((code) => code === 'not-signed-in')).toHaveLength(20);
    expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(1);
    expect(await pass(reading, by('guess'), '198.51.100.7')).toBe('not-signed-in');
    expect(await pass(reading, by(good.token))).toBe('asha@example.org');
    place.pass(minute);
    expect(await pass(reading, by('guess'))).toBe('not-signed-in');
  });
});

describe('a token', () => {
  test('speaks for its account until its end, and not a moment longer', async () => {
    const { token } = await mint({ days: 1 });
    place.pass(day - 1);
    expect(await pass(reading, by(token))).toBe('asha@example.org');
    place.pass(1);
    expect(await pass(reading, by(token))).toBe('not-signed-in');
  });

  test.each(['disabled', 'leaving'] as const)(
    'of an account that is %s is refused',
    async (status) => {
      const { token } = await mint();
      await place.database.transaction(async (tx) => {
        await updateAccount(tx, asha, { status, changedAt: place.now() });
      });
      expect(await pass(reading, by(token))).toBe('not-signed-in');
    },
  );

  test('that was revoked is refused, and nobody revokes another’s', async () => {
    const bina = await place.account('bina@example.org');
    const { token, id } = await mint();
    const foreign = revokeToken(place, { accountId: bina, id });
    await expect(foreign).rejects.toMatchObject({ code: 'token-not-found' });
    expect(await pass(reading, by(token))).toBe('asha@example.org');
    await revokeToken(place, { accountId: asha, id });
    expect(await pass(reading, by(token))).toBe('not-signed-in');
  });

  test('beside the cookies of a session is refused, whichever of them is good', async () => {
    const { token } = await mint();
    for (const cookie of await cookiesOf(await place.session(asha))) {
      expect(await pass(reading, { ...by(token), cookie })).toBe('two-doors');
      expect(await pass(reading, { ...by('guess'), cookie })).toBe('two-doors');
    }
    expect(await pass(reading, { ...by(token), cookie: 'theme=dark' })).toBe('asha@example.org');
  });

  test('of another scheme is not seen', async () => {
    const { token } = await mint();
    for (const scheme of ['Basic', 'Token', 'BearerX', '']) {
      expect(await pass(reading, { authorization: `${scheme} ${token}` })).toBe('not-signed-in');
    }
    expect(await pass(reading, { authorization: `bearer  ${token}` })).toBe('asha@example.org');
  });

  test('tells its last use to the minute', async () => {
    const { token } = await mint();
    await pass(reading, by(token));
    const [first] = await listTokens(place, asha);
    expect(first?.usedAt).toMatch(/:00\.000Z$/);
    place.pass(minute);
    await pass(reading, by('guess'));
    expect((await listTokens(place, asha))[0]?.usedAt).toBe(first?.usedAt);
    await pass(reading, by(token));
    const [later] = await listTokens(place, asha);
    expect(Date.parse(later?.usedAt ?? '') - Date.parse(first?.usedAt ?? '')).toBe(minute);
  });

  test('needs no CSRF token, but obeys no other site', async () => {
    const { token } = await mint({ scopes: ['files:write'] });
    const act = 'POST /api/folders';
    const json = { 'content-type': 'application/json', 'content-length': '2', ...by(token) };
    expect(await pass(act, json)).toBe('asha@example.org');
    for (const told of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      expect(await pass(act, { ...json, ...told })).toBe('cross-site');
    }
    expect(await pass(act, { ...json, 'content-type': 'text/plain' })).toBe('wrong-content-type');
  });

  test('that says Bearer opens no act without a good one behind it', async () => {
    const json = { 'content-type': 'application/json', 'content-length': '2' };
    expect(await pass('POST /api/auth/sign-in', { ...json, ...by('guess') })).toBe('not-signed-in');
    expect(await pass('POST /api/folders', { ...json, ...by('') })).toBe('not-signed-in');
  });
});

describe('every row of the policy', () => {
  test('lets in the tokens of its scope and no others', async () => {
    const tokens: Record<string, string> = {
      'files:read': (await mint({ scopes: ['files:read'] })).token,
      'files:write': (await mint({ scopes: ['files:write'] })).token,
      archive: (await mint({ scopes: ['archive'] })).token,
    };
    const owner = await place.account('owner@example.org', 'owner');
    const all = await mint({ scopes: ['files:read', 'files:write', 'archive'] }, owner);
    for (const [key, { types = [], scope }] of Object.entries(policy)) {
      const [type] = types;
      const headers = { 'content-length': '0', ...(type && { 'content-type': type }) };
      for (const [allowed, token] of Object.entries(tokens)) {
        const wanted =
          scope === undefined
            ? 'not-allowed'
            : scope === allowed
              ? 'asha@example.org'
              : 'token-scope';
        expect(await pass(key, { ...headers, ...by(token) }), `${key} ${allowed}`).toBe(wanted);
      }
      const wanted = scope === undefined ? 'not-allowed' : 'owner@example.org';
      expect(await pass(key, { ...headers, ...by(all.token) }), key).toBe(wanted);
    }
    expect(await pass('GET /api/nothing', by(all.token))).toBe('not-allowed');
  });
});

describe('the wish for a token', () => {
  const good = { label: 'backup', scopes: ['archive'], days: 30 };
  test.each([
    { ...good, label: ' ' },
    { ...good, label: 'a\nb' },
    { ...good, label: 'a'.repeat(81) },
    { ...good, scopes: [] },
    { ...good, scopes: ['files:read', 'files:read'] },
    { ...good, scopes: ['*'] },
    { ...good, scopes: 'archive' },
    { ...good, days: 0 },
    { ...good, days: 367 },
    { ...good, days: 1.5 },
    { ...good, accountId: 'x' },
    { label: 'backup', scopes: ['archive'] },
  ])('%j is not taken', (wish) => expect(mintTokenRequest.safeParse(wish).success).toBe(false));

  test('is taken as a form sends it', () => {
    expect(mintTokenRequest.parse({ ...good, days: '30' })).toEqual(good);
  });

  test('is refused when the account has too many, also when two come at once', async () => {
    for (let at = 1; at < tokensPerAccount; at++) await mint();
    const ends = (await Promise.allSettled([mint(), mint()])).map(({ status }) => status);
    expect(ends.sort()).toEqual(['fulfilled', 'rejected']);
    await expect(mint()).rejects.toMatchObject({ code: 'too-many-tokens' });
    place.pass(7 * day);
    await mint();
  });

  test('leaves a token that is shown for a month after its end, then forgotten', async () => {
    await mint({ days: 1 });
    place.pass(30 * day);
    await sweepAccounts(place);
    expect(await listTokens(place, asha)).toHaveLength(1);
    place.pass(1 * day);
    await sweepAccounts(place);
    expect(await listTokens(place, asha)).toHaveLength(0);
  });
});
