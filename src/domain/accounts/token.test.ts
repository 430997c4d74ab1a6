import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  freshRefreshToken,
  freshToken,
  hashToken,
  isRefreshToken,
  isToken,
  sealNext,
  unsealNext,
} from './token.ts';

describe('the seal of a successor', () => {
  test('opens for who holds the old token', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (old, next) => {
        expect(unsealNext(old, sealNext(old, next))).toBe(next);
      }),
      { numRuns: 50 },
    );
  });

  test('stays closed for every other token', () => {
    const sealed = sealNext(freshRefreshToken(), freshRefreshToken());
    expect(() => unsealNext(freshRefreshToken(), sealed)).toThrow();
  });

  test('stays closed when one bit was turned, wherever', () => {
    const old = freshRefreshToken();
    const sealed = Buffer.from(sealNext(old, freshRefreshToken()), 'base64url');
    for (let at = 0; at < sealed.length; at++) {
      const turned = Buffer.from(sealed);
      turned[at] = (turned[at] ?? 0) ^ 1;
      expect(() => unsealNext(old, turned.toString('base64url'))).toThrow();
    }
  });

  test('is never the same twice', () => {
    expect(sealNext('old', 'next')).not.toBe(sealNext('old', 'next'));
  });
});

test('a token is 256 bits, and its hash is not the token', () => {
  expect(Buffer.from(freshToken(), 'base64url')).toHaveLength(32);
  expect(new Set(Array.from({ length: 100 }, freshToken)).size).toBe(100);
  expect(hashToken('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
});

const good = freshRefreshToken();
test.each([
  [good, true],
  [good.slice(0, -1), false],
  [`${good}A`, false],
  [good.toUpperCase(), false],
  [good.replace('rt1.', 'rt2.'), false],
  [` ${good}`, false],
  [`${good}\n`, false],
  [`${good.slice(0, -1)}=`, false],
  [undefined, false],
])('%j has the shape of a refresh token: %s', (text, answer) => {
  expect(isRefreshToken(text)).toBe(answer);
});

test.each([
  [freshToken(), true],
  [freshToken().slice(1), false],
  ['', false],
  [null, false],
])('%j has the shape of a link: %s', (text, answer) => {
  expect(isToken(text)).toBe(answer);
});
