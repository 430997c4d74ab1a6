import { expect, test } from 'vitest';
import { KiB } from '#lib/units.ts';
import { findBodyLimit, findRule, policy } from './policy.ts';

test('a route or method without a row has no rule', () => {
  expect(findRule('GET', '/api/session')).not.toBeNull();
  expect(findRule('HEAD', '/api/session')).toEqual(findRule('GET', '/api/session'));
  for (const [method, route] of [
    ['POST', '/api/session'],
    ['GET', '/api/nothing'],
    ['GET', 'constructor'],
    ['get', '/api/session'],
    ['', ''],
  ] as const) {
    expect(findRule(method, route)).toBeNull();
  }
});

test('every act names the types of body that it takes', () => {
  const silent = Object.entries(policy).filter(
    ([key, { types }]) => !/^(GET|OPTIONS) /.test(key) && types === undefined,
  );
  expect(silent).toEqual([]);
});

test('what runs the place is for its owners alone, and each act of it asks for the password once more', () => {
  const place = / \/(api\/(system|accounts|invitations|audit)|\[\.\.\.lang\]\/(admin|audit))(\/|$)/;
  const rows = Object.entries(policy);
  const owners = rows.filter(([, { who }]) => who === 'owner').map(([key]) => key);
  expect(owners).toEqual(rows.map(([key]) => key).filter((key) => place.test(key)));
  expect(owners.length).toBeGreaterThan(15);
  const acts = owners.filter((key) => !key.startsWith('GET '));
  expect(acts.filter((key) => !policy[key]?.recent)).toEqual([]);
});

test('only an act of somebody who is not signed in is bound to the entrance', () => {
  const bound = Object.entries(policy).filter(([, { csrf }]) => csrf === 'entrance');
  expect(bound.filter(([, { who }]) => who !== 'public')).toEqual([]);
});

test('a path that no row knows gets the common limit', () => {
  expect(findBodyLimit('POST', '/api/auth/sign-in')).toBe(100 * KiB);
  expect(findBodyLimit('POST', '/nothing')).toBe(100 * KiB);
});

test('tokens come only to the drive of their member, never to an account, an owner’s act or a page', () => {
  const open = Object.entries(policy).filter(([, { scope }]) => scope !== undefined);
  expect(open.length).toBeGreaterThan(20);
  for (const [key, rule] of open) {
    expect(key).toMatch(
      / \/api\/(drive|batch|journal|search|recent|starred|zips|events|folders|files|trash|uploads|archive)\b/,
    );
    expect(rule).toMatchObject({ who: 'member' });
    expect([rule.recent, rule.page, rule.byRefreshToken]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    // To read is to change nothing, whatever a row says of scopes.
    if (rule.scope === 'files:read') expect(key).toMatch(/^GET /);
  }
});
