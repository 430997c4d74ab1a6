import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatNumeral } from './format.ts';
import { divideOnwards, fractionDigits, writeFraction } from './long-division.ts';
import { rational } from './rational.ts';
import { writeNumeral } from './write.ts';

test('one tenth in base two: the rest 2 comes back after the second row', () => {
  const division = divideOnwards(1, 10, 2);
  expect(division.rows.map(({ rest, digit }) => [rest, digit])).toEqual([
    [1, 0],
    [2, 0],
    [4, 0],
    [8, 1],
    [6, 1],
  ]);
  expect(division.returnsTo).toBe(1);
  expect(fractionDigits(division)).toEqual({ once: '0', block: '0011' });
});

test.each([
  [1, 10, 2, '0.0(0011)'],
  [1, 10, 10, '0.1'],
  [1, 10, 16, '0.1(9)'],
  [11, 16, 2, '0.1011'],
  [1, 3, 3, '0.1'],
  [1, 3, 10, '0.(3)'],
  [19, 8, 2, '10.011'],
  [4, 2, 2, '10'],
  [0, 5, 2, '0'],
  [15, 16, 16, '0.F'],
])('%i over %i in base %i is %s', (top, bottom, base, numeral) => {
  expect(writeFraction(top, bottom, base)).toBe(numeral);
});

test('it agrees with the exact writing of any size', () => {
  const whole = fc.integer({ min: 1, max: 400 });
  fc.assert(
    fc.property(whole, whole, fc.integer({ min: 2, max: 36 }), (top, bottom, base) => {
      const { numeral } = writeNumeral(rational(BigInt(top), BigInt(bottom)), base);
      expect(writeFraction(top, bottom, base)).toBe(formatNumeral(numeral));
    }),
  );
});
