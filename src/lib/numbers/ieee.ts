import { bitLength, magnitude } from './big.ts';
import { type Rational, rational, subtract } from './rational.ts';

/** A way to keep a number as sign, exponent and fraction. */
export type FloatFormat = {
  readonly name: 'binary16' | 'bfloat16' | 'binary32' | 'binary64';
  readonly exponentBits: number;
  readonly fractionBits: number;
};

/** The formats that machines use, smallest first. */
export const floatFormats: readonly FloatFormat[] = [
  { name: 'binary16', exponentBits: 5, fractionBits: 10 },
  { name: 'bfloat16', exponentBits: 8, fractionBits: 7 },
  { name: 'binary32', exponentBits: 8, fractionBits: 23 },
  { name: 'binary64', exponentBits: 11, fractionBits: 52 },
];

/** What a pattern of bits means. */
export type FloatValue =
  | { readonly state: 'finite'; readonly value: Rational; readonly negative: boolean }
  | { readonly state: 'infinite'; readonly negative: boolean }
  | { readonly state: 'nan' };

/** An exact number as a format keeps it. */
export type Stored = {
  readonly format: FloatFormat;
  /** Sign, exponent and fraction, top place first. */
  readonly bits: string;
  readonly kind: 'zero' | 'subnormal' | 'normal' | 'infinite';
  readonly stored: FloatValue;
  /** Stored less meant, or null when the number became infinite. */
  readonly error: Rational | null;
  readonly up: FloatValue;
  readonly down: FloatValue;
};

/** Keep an exact number in a format: the nearest one, and of two equally near the even one. */
export function storeFloat(number: Rational, format: FloatFormat): Stored {
  const sign = number.top < 0n ? 1n : 0n;
  const size = roundSize(magnitude(number.top), number.bottom, format);
  const width = BigInt(format.exponentBits + format.fractionBits);
  const pattern = (sign << width) | size;
  const stored = readFloat(pattern, format);
  return {
    format,
    bits: pattern.toString(2).padStart(Number(width) + 1, '0'),
    kind: kindOf(size, format),
    stored,
    error: stored.state === 'finite' ? subtract(stored.value, number) : null,
    up: readFloat(nextPattern(pattern, 1n, format), format),
    down: readFloat(nextPattern(pattern, -1n, format), format),
  };
}

/** What a pattern of bits means in a format, exactly. */
export function readFloat(pattern: bigint, format: FloatFormat): FloatValue {
  const fractionWidth = BigInt(format.fractionBits);
  const negative = pattern >> BigInt(format.exponentBits + format.fractionBits) === 1n;
  const exponent = Number((pattern >> fractionWidth) & BigInt(2 ** format.exponentBits - 1));
  const fraction = pattern & ((1n << fractionWidth) - 1n);
  if (exponent === 2 ** format.exponentBits - 1) {
    return fraction === 0n ? { state: 'infinite', negative } : { state: 'nan' };
  }
  const significand = exponent === 0 ? fraction : fraction | (1n << fractionWidth);
  const shift = Math.max(exponent, 1) - bias(format) - format.fractionBits;
  const size =
    shift >= 0
      ? rational(significand << BigInt(shift))
      : rational(significand, 1n << BigInt(-shift));
  return { state: 'finite', negative, value: negative ? { ...size, top: -size.top } : size };
}

function bias({ exponentBits }: FloatFormat): number {
  return 2 ** (exponentBits - 1) - 1;
}

/**
 * Exponent and fraction side by side are one whole number that grows with the size, so rounding
 * up past a fraction of ones steps into the next exponent, and past the last one into infinity.
 */
function roundSize(top: bigint, bottom: bigint, format: FloatFormat): bigint {
  if (top === 0n) return 0n;
  const least = 1 - bias(format);
  let exponent = bitLength(top) - bitLength(bottom);
  if (isBelowPower(top, bottom, exponent)) exponent--;
  const infinite = BigInt(2 ** format.exponentBits - 1) << BigInt(format.fractionBits);
  if (exponent > bias(format)) return infinite;

  const step = Math.max(exponent, least) - format.fractionBits;
  const numerator = step < 0 ? top << BigInt(-step) : top;
  const denominator = step > 0 ? bottom << BigInt(step) : bottom;
  let significand = numerator / denominator;
  const twice = 2n * (numerator - significand * denominator);
  if (twice > denominator || (twice === denominator && significand % 2n === 1n)) significand++;
  const biased = BigInt(Math.max(exponent, least) - least);
  return (biased << BigInt(format.fractionBits)) + significand;
}

/** Tell whether top / bottom < 2^exponent. */
function isBelowPower(top: bigint, bottom: bigint, exponent: number): boolean {
  return exponent >= 0 ? top < bottom << BigInt(exponent) : top << BigInt(-exponent) < bottom;
}

function kindOf(size: bigint, format: FloatFormat): Stored['kind'] {
  const exponent = size >> BigInt(format.fractionBits);
  if (size === 0n) return 'zero';
  if (exponent === 0n) return 'subnormal';
  return exponent === BigInt(2 ** format.exponentBits - 1) ? 'infinite' : 'normal';
}

/** The next pattern towards plus (1) or minus (-1) infinity; both zeros step to the smallest number. */
function nextPattern(pattern: bigint, direction: 1n | -1n, format: FloatFormat): bigint {
  const top = 1n << BigInt(format.exponentBits + format.fractionBits);
  const negative = pattern >= top;
  const size = negative ? pattern - top : pattern;
  const infinite = BigInt(2 ** format.exponentBits - 1) << BigInt(format.fractionBits);
  if (size === 0n) return direction === 1n ? 1n : top | 1n;
  const grows = negative === (direction === -1n);
  if (grows && size === infinite) return pattern;
  return grows ? pattern + 1n : pattern - 1n;
}
