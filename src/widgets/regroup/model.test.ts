import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutInto, writeCut } from './model.ts';

const bits = (value: number, rightmost: number) =>
  cutInto(value, rightmost).map(({ places }) => places.map(({ bit }) => bit).join(''));

test.each([
  [4, ['0011', '0101'], '35'],
  [3, ['0', '0110', '101'], '65'],
  [2, ['00', '1101', '01'], 'D1'],
  [1, ['001', '1010', '1'], '1A1'],
])('110101 with %i places in the last group', (rightmost, groups, numeral) => {
  expect(bits(0b110101, rightmost)).toEqual(groups);
  expect(writeCut(cutInto(0b110101, rightmost))).toBe(numeral);
});

test('cut from the right it is the number, whatever the number', () => {
  fc.assert(
    fc.property(fc.nat(255), (value) => {
      expect(writeCut(cutInto(value, 4))).toBe(value.toString(16).toUpperCase());
    }),
  );
});

test('wherever the cuts are, the places stay', () => {
  fc.assert(
    fc.property(fc.nat(255), fc.integer({ min: 1, max: 4 }), (value, rightmost) => {
      const places = cutInto(value, rightmost).flatMap((group) => group.places);
      expect(places.map(({ weight }) => weight)).toEqual([128, 64, 32, 16, 8, 4, 2, 1]);
      expect(places.reduce((sum, { weight, bit }) => sum + weight * bit, 0)).toBe(value);
    }),
  );
});
