import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAddress, writeAddress } from '#lib/numbers/prefix.ts';
import { lastOf, maskOf, rowOf } from './model.ts';

const home = readAddress('10.16.130.7') ?? 0;

test('10.16.130.7 cut after twenty bits', () => {
  expect(rowOf(home, 20)).toEqual({
    address: '10.16.130.7',
    seen: '00001010 00010000 1000',
    rest: '0010 00000111',
  });
});

test.each([
  [0, '', '00001010 00010000 10000010 00000111'],
  [8, '00001010', ' 00010000 10000010 00000111'],
  [32, '00001010 00010000 10000010 00000111', ''],
])('after %i bits', (length, seen, rest) => {
  expect(rowOf(home, length)).toMatchObject({ seen, rest });
});

test.each([
  [0, '0.0.0.0', '255.255.255.255'],
  [20, '255.255.240.0', '10.16.143.255'],
  [26, '255.255.255.192', '10.16.130.63'],
  [32, '255.255.255.255', '10.16.130.7'],
])('the mask of /%i is %s, and the last address is %s', (length, mask, last) => {
  expect(writeAddress(maskOf(length))).toBe(mask);
  expect(writeAddress(lastOf(home, length))).toBe(last);
});

test('wherever it is cut, the bits are those of the address', () => {
  fc.assert(
    fc.property(fc.nat(0xffff_ffff), fc.integer({ min: 0, max: 32 }), (address, length) => {
      const { seen, rest } = rowOf(address, length);
      expect(Number.parseInt((seen + rest).replaceAll(' ', ''), 2)).toBe(address);
      expect(seen.replaceAll(' ', '')).toHaveLength(length);
    }),
  );
});
