import { describe, expect, test } from 'vitest';
import { decideLink, noLimits, readLimits } from './limits.ts';

const now = new Date('2026-11-28T12:00:00');
const share = {
  id: 'a',
  kind: 'file',
  itemId: 'b',
  name: 'a.txt',
  to: null,
  right: 'read',
  address: null,
  hasPassword: false,
  downloads: 0,
  downloadsMax: null,
  expiresAt: null,
  createdAt: '2026-11-01T00:00:00Z',
} as const;

describe('limits of a link', () => {
  test('empty fields are no limits', () => {
    expect(readLimits(noLimits, now)).toEqual({});
  });

  test('a day counts to its end, where the person is', () => {
    const end = new Date('2026-11-28T23:59:59').toISOString();
    expect(readLimits({ ...noLimits, until: '2026-11-28' }, now)).toEqual({ expiresAt: end });
  });

  test('password and number are taken as they are', () => {
    const wanted = { ...noLimits, password: ' 8 chars', downloadsMax: '1000000' };
    expect(readLimits(wanted, now)).toEqual({ password: ' 8 chars', downloadsMax: 1_000_000 });
  });

  test.each([
    ['password', '7 chars'],
    ['until', '2026-11-27'],
    ['until', 'tomorrow'],
    ['downloadsMax', '0'],
    ['downloadsMax', '1.5'],
    ['downloadsMax', '1000001'],
    ['downloadsMax', 'many'],
  ])('%s "%s" is told to be wrong', (field, text) => {
    expect(readLimits({ ...noLimits, [field]: text }, now)).toEqual(new Set([field]));
  });
});

describe('whether a link works', () => {
  test.each([
    [{}, 'works'],
    [{ expiresAt: new Date(now.getTime() + 1).toISOString() }, 'works'],
    [{ expiresAt: now.toISOString() }, 'ended'],
    [{ downloads: 1, downloadsMax: 2 }, 'works'],
    [{ downloads: 2, downloadsMax: 2 }, 'used-up'],
  ])('%o: %s', (change, told) => {
    expect(decideLink({ ...share, ...change }, now)).toBe(told);
  });
});
