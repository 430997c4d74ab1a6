/** A prime and how often it is a factor. */
export type PrimePower = { readonly prime: number; readonly power: number };

/** Take a small whole number apart into primes, smallest first. */
export function factorSmall(value: number): PrimePower[] {
  const factors: PrimePower[] = [];
  let rest = value;
  for (let prime = 2; prime * prime <= rest; prime++) {
    let power = 0;
    for (; rest % prime === 0; rest /= prime) power++;
    if (power > 0) factors.push({ prime, power });
  }
  if (rest > 1) factors.push({ prime: rest, power: 1 });
  return factors;
}

/** Primes up to 35: the only ones that a base of ours can have. */
export const basePrimes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31] as const;

/** Divide a prime out of a number as often as it goes, by squares of squares, so that size hardly matters. */
export function stripPrime(value: bigint, prime: number): { rest: bigint; power: number } {
  if (value === 0n) return { rest: 0n, power: 0 };
  let rest = value;
  let power = 0;
  const weights: bigint[] = [];
  const tryWeight = (weight: bigint, worth: number): boolean => {
    const quotient = rest / weight;
    if (quotient * weight !== rest) return false;
    rest = quotient;
    power += worth;
    return true;
  };
  for (let weight = BigInt(prime); tryWeight(weight, 2 ** weights.length); weight *= weight) {
    weights.push(weight);
  }
  // What is left has less than the square that failed: each smaller weight fits at most once more.
  for (let at = weights.length - 1; at >= 0; at--) tryWeight(weights[at] ?? 1n, 2 ** at);
  return { rest, power };
}
