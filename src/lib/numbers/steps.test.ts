import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Rational, rational } from './rational.ts';
import {
  divideRepeatedly,
  expandNumeral,
  mostSteps,
  multiplyRepeatedly,
  takeLargestPlaces,
} from './steps.ts';
import { toRational } from './value.ts';
import { writeNumeral } from './write.ts';

const anyBase = fc.integer({ min: 2, max: 36 });
const anyWhole = fc.bigInt({ min: 0n, max: 2n ** 100n });

function add(a: Rational, b: Rational): Rational {
  return rational(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

test('the shares of an expanded numeral add up to it', () => {
  fc.assert(
    fc.property(anyWhole, fc.nat(8), anyBase, (top, places, base) => {
      const number = rational(top, BigInt(base) ** BigInt(places));
      const { numeral } = writeNumeral(number, base);
      const sum = (expandNumeral(numeral) ?? [])
        .map(({ share }) => share)
        .reduce(add, rational(0n));
      expect(sum).toEqual(toRational(numeral));
    }),
  );
});

test('4572 is 4000 + 500 + 70 + 2', () => {
  const steps = expandNumeral(writeNumeral(rational(4572n), 10).numeral) ?? [];
  expect(steps.map(({ share }) => share.top)).toEqual([4000n, 500n, 70n, 2n]);
  expect(steps.map(({ place }) => place)).toEqual([3, 2, 1, 0]);
});

test('largest place first and repeated division give the digits of toString', () => {
  fc.assert(
    fc.property(anyWhole, anyBase, (value, base) => {
      const digits = value.toString(base).toUpperCase();
      const places = takeLargestPlaces(value, base) ?? [];
      expect(places.map(({ digit }) => digit).join('')).toBe(digits);
      for (const { before, weight, times, rest } of places) {
        expect(before).toBe(BigInt(times) * weight + rest);
        expect(rest).toBeLessThan(weight);
      }
      const divisions = divideRepeatedly(value, base) ?? [];
      expect(
        divisions
          .map(({ digit }) => digit)
          .reverse()
          .join(''),
      ).toBe(digits);
      for (const { before, quotient, remainder } of divisions) {
        expect(before).toBe(quotient * BigInt(base) + BigInt(remainder));
      }
    }),
  );
});

test('repeated multiplication gives the places and the block', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 120n }),
      fc.nat(1_000_000),
      anyBase,
      (bottom, seed, base) => {
        const part = rational(BigInt(seed) % bottom, bottom);
        const worked = multiplyRepeatedly(part, base);
        const { numeral } = writeNumeral(part, base);
        if (worked === null) {
          expect(numeral.fraction.length + numeral.block.length).toBeGreaterThan(mostSteps);
          return;
        }
        const digits = worked.steps.map(({ digit }) => digit).join('');
        const start = worked.returnsTo ?? digits.length;
        expect([digits.slice(0, start), digits.slice(start)]).toEqual([
          numeral.fraction,
          numeral.block,
        ]);
      },
    ),
  );
});

test('a working that is too long is refused, one row less is shown', () => {
  expect(divideRepeatedly(2n ** BigInt(mostSteps) - 1n, 2)).toHaveLength(mostSteps);
  expect(divideRepeatedly(2n ** BigInt(mostSteps), 2)).toBeNull();
  expect(takeLargestPlaces(2n ** BigInt(mostSteps) - 1n, 2)).toHaveLength(mostSteps);
  expect(takeLargestPlaces(2n ** BigInt(mostSteps), 2)).toBeNull();
  const ends = (places: number) => rational(1n, 2n ** BigInt(places));
  expect(multiplyRepeatedly(ends(mostSteps), 2)?.steps).toHaveLength(mostSteps);
  expect(multiplyRepeatedly(ends(mostSteps + 1), 2)).toBeNull();
  // 1/131 has a block of 130 digits in base 2, 1/107 one of 106.
  expect(multiplyRepeatedly(rational(1n, 131n), 2)).toBeNull();
  expect(multiplyRepeatedly(rational(1n, 107n), 2)).toMatchObject({ returnsTo: 0 });
  expect(expandNumeral(writeNumeral(rational(2n ** 128n - 1n), 2).numeral)).toHaveLength(mostSteps);
  expect(expandNumeral(writeNumeral(rational(2n ** 128n), 2).numeral)).toBeNull();
  expect(expandNumeral(writeNumeral(rational(1n, 3n), 10).numeral)).toBeNull();
});

test('zero takes one step', () => {
  expect(divideRepeatedly(0n, 2)).toEqual([{ before: 0n, quotient: 0n, remainder: 0, digit: '0' }]);
  expect(takeLargestPlaces(0n, 2)).toMatchObject([{ times: 0, rest: 0n }]);
  expect(multiplyRepeatedly(rational(0n), 2)).toEqual({ steps: [], returnsTo: null });
});
