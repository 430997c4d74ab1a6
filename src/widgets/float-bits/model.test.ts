import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumeral } from '#lib/numbers/format.ts';
import { floatFormats, readFloat, storeFloat } from '#lib/numbers/ieee.ts';
import { rational } from '#lib/numbers/rational.ts';
import { writeNumeral } from '#lib/numbers/write.ts';
import { bitsOf, numberOf, partsOf, stepBits, turnBit, writeExactly } from './model.ts';

const binary64 = floatFormats[3];
if (!binary64) throw new Error('no binary64');

test('one tenth is kept as a little more', () => {
  expect(partsOf(bitsOf(0.1))).toEqual([
    '0',
    '01111111011',
    '1001100110011001100110011001100110011001100110011010',
  ]);
  expect(storeFloat(rational(1n, 10n), binary64).bits).toBe(partsOf(bitsOf(0.1)).join(''));
  expect(writeExactly(bitsOf(0.1))).toBe(
    '0.1000000000000000055511151231257827021181583404541015625',
  );
});

test.each([
  [0, '0'],
  [-0, '−0'],
  [1, '1'],
  [-2.5, '−2.5'],
  [2 ** 60, '1152921504606846976'],
  [Number.POSITIVE_INFINITY, '∞'],
  [Number.NEGATIVE_INFINITY, '−∞'],
  [Number.NaN, 'NaN'],
])('%d is %s', (value, written) => {
  expect(writeExactly(bitsOf(value))).toBe(written);
});

const anyBits = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });

describe('any row of 64 bits', () => {
  test('it is written as the exact library writes it', () => {
    fc.assert(
      fc.property(anyBits, (bits) => {
        const kept = readFloat(bits, binary64);
        const written = writeExactly(bits).replace('…', '');
        if (kept.state === 'finite') {
          // The library knows one zero; a row of bits knows two.
          const exact = formatNumeral(writeNumeral(kept.value, 10, 2_000).numeral);
          expect(exact.startsWith(written.replace(/^−0$/, '0'))).toBe(true);
        } else expect(written).toMatch(kept.state === 'nan' ? 'NaN' : '∞');
      }),
    );
  });

  test('a step up and a step down are those of the exact library', () => {
    const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(anyNumber, (value) => {
        const bits = bitsOf(value);
        expect(numberOf(stepBits(bits, 1))).toBeGreaterThan(value);
        expect(numberOf(stepBits(bits, -1))).toBeLessThan(value);
        if (value !== 0) expect(stepBits(stepBits(bits, 1), -1)).toBe(bits);
      }),
    );
    expect(numberOf(stepBits(bitsOf(0.1), 1))).toBe(0.10000000000000002);
  });

  test('a step at the ends stays', () => {
    expect(stepBits(bitsOf(Number.POSITIVE_INFINITY), 1)).toBe(bitsOf(Number.POSITIVE_INFINITY));
    expect(numberOf(stepBits(bitsOf(Number.POSITIVE_INFINITY), -1))).toBe(Number.MAX_VALUE);
  });

  test('a bit turned twice is as before', () => {
    fc.assert(
      fc.property(anyBits, fc.integer({ min: 0, max: 63 }), (bits, position) => {
        const row = partsOf(bits).join('');
        const turned = partsOf(turnBit(bits, position)).join('');
        expect([...turned].filter((bit, i) => bit !== row[i])).toHaveLength(1);
        expect(turned[position]).not.toBe(row[position]);
        expect(turnBit(turnBit(bits, position), position)).toBe(bits);
      }),
    );
  });
});
