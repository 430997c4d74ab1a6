import { basePrimes, factorSmall, type PrimePower } from './primes.ts';
import type { Rational } from './rational.ts';
import { splitDenominator } from './write.ts';

/** Why a fraction ends in a base or never does: primes of its denominator against those of the base. */
export type Why = {
  /** The reduced denominator, or null when it is too long to be shown. */
  readonly denominator: bigint | null;
  /** Its primes as far as small ones go, and null when some part of it stays unknown. */
  readonly factors: readonly PrimePower[] | null;
  readonly basePrimes: readonly number[];
  /** A prime of the denominator that the base lacks, when there is one that we can name. */
  readonly missing: number | null;
  readonly ends: boolean;
};

/** Denominators up to this are taken apart completely in well under a millisecond. */
const largestFactored = 1e10;

/** Explain the right side of the point, or null for a whole number. */
export function explainEnding({ bottom }: Rational, base: number): Why | null {
  if (bottom === 1n) return null;
  const { foreign } = splitDenominator(bottom, base);
  const small = bottom <= BigInt(largestFactored);
  return {
    denominator: bottom < 10n ** 40n ? bottom : null,
    factors: small ? factorSmall(Number(bottom)) : null,
    basePrimes: factorSmall(base).map(({ prime }) => prime),
    missing: foreign === 1n ? null : findMissing(foreign),
    ends: foreign === 1n,
  };
}

function findMissing(foreign: bigint): number | null {
  if (foreign <= BigInt(largestFactored)) return factorSmall(Number(foreign))[0]?.prime ?? null;
  return basePrimes.find((prime) => foreign % BigInt(prime) === 0n) ?? null;
}
