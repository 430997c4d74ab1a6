import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encode } from './base64url.ts';
import { decode, isCanonical, undo } from './read-base64url.ts';

const bytes = fc.uint8Array({ maxLength: 60 });

test('bytes are spelled and read as Node does it', () => {
  fc.assert(
    fc.property(bytes, (some) => {
      expect(encode(some)).toBe(Buffer.from(some).toString('base64url'));
      expect(decode(encode(some))).toEqual(new Uint8Array(some));
      expect(decode(Buffer.from(some).toString('base64'))).toEqual(new Uint8Array(some));
    }),
  );
});

test('there is one canonical spelling: k, but not l, m, n', () => {
  const stamp = 'vNRj5xerU8uy5Le2UtYhxVEGW0wWeBirTZPrzvbj33';
  expect(['k', 'l', 'm', 'n'].map((last) => isCanonical(stamp + last))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  for (const last of ['l', 'm', 'n']) expect(decode(stamp + last)).toEqual(decode(`${stamp}k`));
  expect(['YQ==', 'YQ=', '+/+/'].some(isCanonical)).toBe(false);
});

test('what is no spelling is refused', () => {
  for (const text of ['a', 'a b', 'ä123', 'abcde']) expect(decode(text)).toBeNull();
});

test('undone by hand eyJh is 7b 22 61, and four symbols are their bytes', () => {
  const { sixes, eights } = undo('eyJh');
  expect(sixes.map(({ value }) => value)).toEqual([30, 50, 9, 33]);
  expect(eights.map(({ hex, sign: character }) => hex + character)).toEqual(['7b{', '22"', '61a']);
  expect(sixes.map(({ bits }) => bits).join('')).toBe(eights.map(({ bits }) => bits).join(''));
  expect(undo('fQ').eights).toEqual([{ bits: '01111101', hex: '7d', sign: '}' }]);
});
