import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toColour } from './colour.ts';
import { toIpv4 } from './ipv4.ts';
import { factorSmall, stripPrime } from './primes.ts';
import { rational } from './rational.ts';
import { toTally } from './tally.ts';
import { explainEnding } from './why.ts';

test.each([
  [0, { bundles: 0, strokes: 0 }],
  [4, { bundles: 0, strokes: 4 }],
  [5, { bundles: 1, strokes: 0 }],
  [16, { bundles: 3, strokes: 1 }],
  [200, { bundles: 40, strokes: 0 }],
  [201, null],
  [-1, null],
  [0.5, null],
])('the tally of %s', (value, tally) => {
  expect(toTally(value)).toEqual(tally);
});

test.each([
  [0n, '0.0.0.0'],
  [16n, '0.0.0.16'],
  [2n ** 32n - 1n, '255.255.255.255'],
  [2n ** 32n, null],
  [-1n, null],
  [0x0a10_0000n, '10.16.0.0'],
])('%s as an address', (value, address) => {
  expect(toIpv4(value)).toBe(address);
});

test.each([
  [0n, { hex: '#000000', red: 0, green: 0, blue: 0 }],
  [0xff9933n, { hex: '#FF9933', red: 255, green: 153, blue: 51 }],
  [0xffffffn, { hex: '#FFFFFF', red: 255, green: 255, blue: 255 }],
  [0x1000000n, null],
  [-1n, null],
])('%s as a colour', (value, colour) => {
  expect(toColour(value)).toEqual(colour);
});

describe('primes', () => {
  test('a number is the product of its primes, and each is one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (value) => {
        const factors = factorSmall(value);
        expect(factors.reduce((product, { prime, power }) => product * prime ** power, 1)).toBe(
          value,
        );
        for (const { prime } of factors) expect(factorSmall(prime)).toEqual([{ prime, power: 1 }]);
      }),
    );
  });

  test('a prime is stripped exactly as often as it was put in', () => {
    const anyPrime = fc.constantFrom(2, 3, 5, 7, 31);
    fc.assert(
      fc.property(
        anyPrime,
        fc.nat(200),
        fc.bigInt({ min: 1n, max: 10n ** 20n }),
        (prime, power, other) => {
          let rest = other;
          while (rest % BigInt(prime) === 0n) rest /= BigInt(prime);
          expect(stripPrime(rest * BigInt(prime) ** BigInt(power), prime)).toEqual({ rest, power });
        },
      ),
    );
    expect(stripPrime(0n, 2)).toEqual({ rest: 0n, power: 0 });
  });
});

describe('why a fraction ends', () => {
  test('one tenth ends in ten and never in two, for want of a five', () => {
    expect(explainEnding(rational(1n, 10n), 10)).toMatchObject({
      ends: true,
      missing: null,
      basePrimes: [2, 5],
    });
    expect(explainEnding(rational(1n, 10n), 2)).toEqual({
      denominator: 10n,
      factors: [
        { prime: 2, power: 1 },
        { prime: 5, power: 1 },
      ],
      basePrimes: [2],
      missing: 5,
      ends: false,
    });
  });

  test('a whole number needs no reason', () => {
    expect(explainEnding(rational(5n), 2)).toBeNull();
  });

  test('a long denominator still names a prime that is missing, when it is a small one', () => {
    expect(explainEnding(rational(1n, 10n ** 50n), 2)).toMatchObject({
      denominator: null,
      factors: null,
      missing: 5,
    });
    expect(explainEnding(rational(1n, 10n ** 30n), 2)).toMatchObject({
      denominator: 10n ** 30n,
      factors: null,
      missing: 5,
    });
    expect(explainEnding(rational(1n, 2n ** 89n - 1n), 2)).toMatchObject({
      missing: null,
      ends: false,
    });
  });
});
