import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatBig, parseBig } from './big.ts';
import { formatPlain } from './format.ts';
import type { Numeral } from './numeral.ts';
import { type Rational, rational } from './rational.ts';
import { readNumeral } from './read.ts';
import { toRational } from './value.ts';
import { searchedDigits, shownDigits, writeNumeral } from './write.ts';

const anyBase = fc.integer({ min: 2, max: 36 });
const anyWhole = fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n });
const anyRational = fc
  .tuple(
    anyWhole,
    fc.oneof(fc.bigInt({ min: 1n, max: 2000n }), fc.bigInt({ min: 1n, max: 10n ** 30n })),
  )
  .map(([top, bottom]) => rational(top, bottom));

function read(text: string, base: number): Rational {
  const reading = readNumeral(text, base);
  if (reading.state === 'refused') throw new Error(`${text}: ${reading.refusal.code}`);
  return toRational(reading.numeral);
}

function convert(text: string, from: number, to: number): string {
  return formatPlain(writeNumeral(read(text, from), to).numeral);
}

describe('known numbers', () => {
  test.each([
    ['16', 10, 2, '10000'],
    ['100', 10, 2, '1100100'],
    ['1000', 10, 2, '1111101000'],
    ['10000', 2, 16, '10'],
    ['0.1', 10, 2, '0.0(0011)'],
    ['0.0(0011)', 2, 10, '0.1'],
    ['0.(9)', 10, 10, '1'],
    ['0.(1)', 2, 10, '1'],
    ['-10.1', 2, 10, '-2.5'],
    ['0.(3)', 10, 3, '0.1'],
    ['0.1', 3, 10, '0.(3)'],
    ['0.(142857)', 10, 7, '0.1'],
    ['1.1(6)', 10, 6, '1.1'],
    ['0.5', 10, 3, '0.(1)'],
    ['zz.z', 36, 36, 'ZZ.Z'],
    ['0.10', 10, 10, '0.1'],
    ['-0', 10, 2, '0'],
    ['-0.000', 10, 2, '0'],
    ['0.1011', 2, 10, '0.6875'],
    ['4/1'.slice(0, 1), 10, 2, '100'],
    ['340282366920938463463374607431768211456', 10, 16, '100000000000000000000000000000000'],
  ])('%s in base %i is, in base %i, %s', (text, from, to, written) => {
    expect(convert(text, from, to)).toBe(written);
  });
});

describe('against independent computation', () => {
  test('whole numbers, against BigInt and its toString', () => {
    fc.assert(
      fc.property(anyWhole, anyBase, anyBase, (value, from, to) => {
        expect(convert(value.toString(from), from, to)).toBe(value.toString(to).toUpperCase());
      }),
      { numRuns: 500 },
    );
  });

  test('small whole numbers, against parseInt', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31 - 1), anyBase, anyBase, (value, from, to) => {
        const text = value.toString(from);
        expect(convert(text, from, to)).toBe(
          Number.parseInt(text, from).toString(to).toUpperCase(),
        );
      }),
    );
  });

  test('fractions of doubles, whose binary digits toString knows exactly', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        if (Math.abs(value) < 1e-6 || value === 0) return;
        const binary = value.toString(2);
        expect(formatPlain(writeNumeral(read(binary, 2), 2).numeral)).toBe(binary);
        // A double has a finite decimal form, and reading that gives the same double back.
        expect(Number(convert(binary, 2, 10))).toBe(value);
      }),
    );
  });

  test('digits of a quotient, against long division by hand', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 1, max: 400 }), anyBase, (top, bottom, base) => {
        const { numeral, ending } = writeNumeral(rational(BigInt(top), BigInt(bottom)), base);
        expect(ending.state).not.toBe('goes-on');
        expect(formatPlain(numeral)).toBe(divideByHand(top, bottom, base));
      }),
      { numRuns: 400 },
    );
  });
});

/** School division on plain numbers with a table of seen remainders; shares nothing with the model. */
function divideByHand(top: number, bottom: number, base: number): string {
  let digits = '';
  const seen = new Map<number, number>();
  let rest = top % bottom;
  while (rest !== 0 && !seen.has(rest)) {
    seen.set(rest, digits.length);
    digits += Math.floor((rest * base) / bottom).toString(36);
    rest = (rest * base) % bottom;
  }
  const start = seen.get(rest);
  const right =
    rest === 0 || start === undefined
      ? digits
      : `${digits.slice(0, start)}(${digits.slice(start)})`;
  const whole = Math.floor(top / bottom).toString(base);
  return (right === '' ? whole : `${whole}.${right}`).toUpperCase();
}

describe('there and back', () => {
  test('every number that is written whole is read back as itself, in every base', () => {
    fc.assert(
      fc.property(anyRational, anyBase, (number, base) => {
        const { numeral, ending } = writeNumeral(number, base);
        if (ending.state === 'goes-on') return;
        expect(toRational(numeral)).toEqual(number);
        expect(read(formatPlain(numeral), base)).toEqual(number);
      }),
      { numRuns: 300 },
    );
  });

  test('a number that is cut is below the true one by less than its last place', () => {
    fc.assert(
      fc.property(anyRational, anyBase, fc.integer({ min: 1, max: 40 }), (number, base, shown) => {
        const { numeral, ending } = writeNumeral(number, base, shown);
        if (ending.state !== 'goes-on') return;
        expect(numeral.fraction).toHaveLength(shown);
        const cut = toRational({ ...numeral, negative: false });
        const size = number.top < 0n ? -number.top : number.top;
        const gap = rational(
          size * cut.bottom - cut.top * number.bottom,
          number.bottom * cut.bottom,
        );
        expect(gap.top).toBeGreaterThan(0n);
        expect(gap.top * BigInt(base) ** BigInt(shown)).toBeLessThan(gap.bottom);
      }),
      { numRuns: 300 },
    );
  });

  test('the value of any numeral is reduced and its bottom above zero', () => {
    const digits = fc.array(fc.nat(35), { maxLength: 14 });
    fc.assert(
      fc.property(digits, digits, digits, anyBase, (whole, fraction, block, base) => {
        const write = (all: number[]) =>
          all.map((digit) => (digit % base).toString(36).toUpperCase()).join('');
        const numeral: Numeral = {
          base,
          negative: false,
          whole: write(whole) || '0',
          fraction: write(fraction),
          block: write(block),
        };
        const value = toRational(numeral);
        // The textbook formula, reduced by Euclid.
        const b = BigInt(base);
        const shift = b ** BigInt(fraction.length);
        const nines = block.length === 0 ? 1n : b ** BigInt(block.length) - 1n;
        const before = horner(numeral.whole + numeral.fraction, b);
        expect(value).toEqual(rational(before * nines + horner(numeral.block, b), shift * nines));
      }),
      { numRuns: 500 },
    );
  });
});

function horner(digits: string, base: bigint): bigint {
  return [...digits].reduce((sum, digit) => sum * base + BigInt(Number.parseInt(digit, 36)), 0n);
}

describe('limits', () => {
  test('a block that fills what is shown is shown, one digit more is cut', () => {
    // 1/p has a block of p − 1 digits in base 10 when ten is a primitive root: 983 and 1019 are such primes.
    expect(writeNumeral(rational(1n, 983n), 10).ending).toEqual({ state: 'repeats' });
    expect(writeNumeral(rational(1n, 1019n), 10).ending).toEqual({
      state: 'goes-on',
      blockLength: 1018,
    });
    expect(writeNumeral(rational(1n, 983n), 10, 982).ending).toEqual({ state: 'repeats' });
    expect(writeNumeral(rational(1n, 983n), 10, 981).ending).toEqual({
      state: 'goes-on',
      blockLength: 982,
    });
    expect(writeNumeral(rational(1n, 1019n), 10).numeral.fraction).toHaveLength(shownDigits);
  });

  test('the length of a block is known up to what is searched, and said to be longer above', () => {
    // Both primes have ten as a primitive root.
    expect(writeNumeral(rational(1n, 9967n), 10).ending).toEqual({
      state: 'goes-on',
      blockLength: 9966,
    });
    expect(writeNumeral(rational(1n, 10007n), 10).ending).toMatchObject({
      state: 'goes-on',
      blockLength: null,
    });
    const wide = BigInt(10) ** BigInt(searchedDigits) - 1n;
    expect(writeNumeral(rational(1n, wide), 10).ending).toEqual({
      state: 'goes-on',
      blockLength: searchedDigits,
    });
    expect(writeNumeral(rational(1n, wide * 10n + 9n), 10).ending).toMatchObject({
      blockLength: null,
    });
  });
});

describe('large numbers', () => {
  test.each([2, 3, 7, 10, 12, 16, 32, 36])(
    '20,000 digits of base %i survive the way there and back',
    (base) => {
      let seed = 12345;
      let digits = '';
      while (digits.length < 20_000) {
        seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
        digits += (seed % base).toString(36);
      }
      const text = `1${digits}`.toUpperCase();
      const value = parseBig(text, base);
      expect(value).toBe(horner(text, BigInt(base)));
      expect(formatBig(value, base)).toBe(text);
    },
  );

  test.each([1, 2, 9, 10, 11, 19, 20, 21, 52, 53, 54])(
    '%i digits, where the pieces meet',
    (length) => {
      for (let base = 2; base <= 36; base++) {
        const text = (base - 1).toString(36).toUpperCase().repeat(length);
        expect(parseBig(text, base)).toBe(BigInt(base) ** BigInt(length) - 1n);
      }
    },
  );

  test('100,000 places right of the point keep every digit', () => {
    const binary = `0.${'0'.repeat(99_999)}1`;
    const decimal = convert(binary, 2, 10);
    expect(decimal).toBe(`0.${(5n ** 100_000n).toString().padStart(100_000, '0')}`);
    expect(convert(decimal, 10, 2)).toBe(binary);
  });
});

test('a denominator of b^n − 1 has a block of n digits, on both sides of what a double holds', () => {
  for (let base = 2; base <= 36; base++) {
    for (let length = 1; length <= 64; length++) {
      const nines = BigInt(base) ** BigInt(length) - 1n;
      if (nines === 1n) continue;
      const { numeral } = writeNumeral({ top: 1n, bottom: nines }, base);
      expect(numeral.block).toBe(`${'0'.repeat(length - 1)}1`);
    }
  }
});
