import { magnitude } from './big.ts';

/** An exact number: top over bottom, the bottom above zero, no common factor. */
export type Rational = { readonly top: bigint; readonly bottom: bigint };

/** Make the exact number top / bottom; the bottom must not be zero. */
export function rational(top: bigint, bottom = 1n): Rational {
  if (bottom === 0n) throw new RangeError('a denominator is never zero');
  const shared = greatestCommonDivisor(magnitude(top), magnitude(bottom));
  const sign = bottom < 0n ? -1n : 1n;
  return { top: (sign * top) / shared, bottom: (sign * bottom) / shared };
}

/** The largest number that divides both; for gcd(0, n) that is n. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let large = a;
  let small = b;
  while (small !== 0n) [large, small] = [small, large % small];
  return large;
}

/** Tell whether a number has nothing right of the point. */
export function isWhole({ bottom }: Rational): boolean {
  return bottom === 1n;
}

/** Tell whether two exact numbers are the same. */
export function isSame(a: Rational, b: Rational): boolean {
  return a.top === b.top && a.bottom === b.bottom;
}

/** What is left when the second is taken from the first. */
export function subtract(a: Rational, b: Rational): Rational {
  return rational(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
}

/** The number on the other side of zero. */
export function negate({ top, bottom }: Rational): Rational {
  return { top: -top, bottom };
}
