import { formatBig, magnitude } from './big.ts';
import type { Numeral } from './numeral.ts';
import { factorSmall, stripPrime } from './primes.ts';
import type { Rational } from './rational.ts';

/** How the right side of a numeral ends. */
export type Ending =
  | { readonly state: 'whole' }
  | { readonly state: 'ends' }
  | { readonly state: 'repeats' }
  /** Cut, never rounded. The length of the block is null when it is longer than we looked. */
  | { readonly state: 'goes-on'; readonly blockLength: number | null };

/** A number written in a base, and whether that is all of it. */
export type Written = { readonly numeral: Numeral; readonly ending: Ending };

/** Digits of an endless fraction that are shown before it is cut. */
export const shownDigits = 1_000;

/** How far we look for the length of a block that is too long to show. */
export const searchedDigits = 10_000;

/**
 * Write an exact number in a base, with its repeating block, or cut where it is longer than shown.
 * Who only wants the first digits searches for no block: that is most of the work.
 */
export function writeNumeral(
  number: Rational,
  base: number,
  shown = shownDigits,
  searched = searchedDigits,
): Written {
  const size = magnitude(number.top);
  const whole = formatBig(size / number.bottom, base);
  const rest = size % number.bottom;
  const write = (fraction: string, block: string): Numeral => ({
    base,
    negative: number.top < 0n,
    whole,
    fraction,
    block,
  });
  if (rest === 0n) return { numeral: write('', ''), ending: { state: 'whole' } };

  const { places, foreign, filler } = splitDenominator(number.bottom, base);
  if (foreign === 1n) {
    const digits = formatBig(rest * filler, base).padStart(places, '0');
    return { numeral: write(digits, ''), ending: { state: 'ends' } };
  }
  const blockLength = findBlockLength(foreign, base, searched);
  if (blockLength === null || places + blockLength > shown) {
    const cut = fractionDigits(rest, number.bottom, base, shown);
    return { numeral: write(cut, ''), ending: { state: 'goes-on', blockLength } };
  }
  const digits = fractionDigits(rest, number.bottom, base, places + blockLength);
  return {
    numeral: write(digits.slice(0, places), digits.slice(places)),
    ending: { state: 'repeats' },
  };
}

/** A denominator as a base sees it. */
export type SplitDenominator = {
  /** Places that the base's own primes need. */
  readonly places: number;
  /** The part that no number of places can hold. */
  readonly foreign: bigint;
  /** What makes the denominator, less its foreign part, base^places: so no division is needed. */
  readonly filler: bigint;
};

/** Part a denominator into what ends in this base and what repeats for ever. */
export function splitDenominator(bottom: bigint, base: number): SplitDenominator {
  let foreign = bottom;
  const found = factorSmall(base).map(({ prime, power }) => {
    const stripped = stripPrime(foreign, prime);
    foreign = stripped.rest;
    return { prime, power, owned: stripped.power };
  });
  const places = Math.max(...found.map(({ power, owned }) => Math.ceil(owned / power)));
  const filler = found.reduce(
    (product, { prime, power, owned }) => product * BigInt(prime) ** BigInt(power * places - owned),
    1n,
  );
  return { places, foreign, filler };
}

function fractionDigits(rest: bigint, bottom: bigint, base: number, places: number): string {
  return formatBig((rest * BigInt(base) ** BigInt(places)) / bottom, base).padStart(places, '0');
}

/** The least n with base^n ≡ 1, or null when it is longer than we look. */
function findBlockLength(foreign: bigint, base: number, searched: number): number | null {
  // A block of n digits has a denominator below base^n: a larger one needs no search.
  if (foreign >= BigInt(base) ** BigInt(searched)) return null;
  if (foreign < BigInt(2 ** 47)) return findSmallBlockLength(Number(foreign), base, searched);
  const step = BigInt(base);
  let remainder = step % foreign;
  for (let length = 1; length <= searched; length++) {
    if (remainder === 1n) return length;
    remainder = (remainder * step) % foreign;
  }
  return null;
}

/** The same on plain numbers, a hundred times as fast; a remainder times 36 stays below 2^53. */
function findSmallBlockLength(foreign: number, base: number, searched: number): number | null {
  let remainder = base % foreign;
  for (let length = 1; length <= searched; length++) {
    if (remainder === 1) return length;
    remainder = (remainder * base) % foreign;
  }
  return null;
}
