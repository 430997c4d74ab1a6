import { formatBig } from './big.ts';
import { digitSymbol, digitValue } from './digits.ts';
import type { Numeral } from './numeral.ts';
import { type Rational, rational } from './rational.ts';

/** Rows after which nobody reads on; a longer working is refused, never cut in the middle. */
export const mostSteps = 128;

/** One digit under its place: digit · base^place = share. */
export type ExpandStep = {
  readonly digit: string;
  readonly value: number;
  readonly place: number;
  readonly weight: Rational;
  readonly share: Rational;
};

/** Write a numeral out as a sum of its places, or null when it is too long or repeats for ever. */
export function expandNumeral({ base, whole, fraction, block }: Numeral): ExpandStep[] | null {
  const digits = whole + fraction;
  if (block !== '' || digits.length > mostSteps) return null;
  return [...digits].map((digit, at) => {
    const place = whole.length - 1 - at;
    const value = digitValue(digit.charCodeAt(0));
    const power = BigInt(base) ** BigInt(Math.abs(place));
    const weight = place >= 0 ? rational(power) : rational(1n, power);
    return {
      digit,
      value,
      place,
      weight,
      share: rational(BigInt(value) * weight.top, weight.bottom),
    };
  });
}

/** One place, largest first: how often it fits into what is left. */
export type PlaceStep = {
  readonly place: number;
  readonly weight: bigint;
  readonly before: bigint;
  readonly times: number;
  readonly digit: string;
  readonly rest: bigint;
};

/** Write a whole number by taking the largest place that fits, then the next; null when too long. */
export function takeLargestPlaces(value: bigint, base: number): PlaceStep[] | null {
  const length = formatBig(value, base).length;
  if (length > mostSteps) return null;
  const steps: PlaceStep[] = [];
  let before = value;
  for (let place = length - 1; place >= 0; place--) {
    const weight = BigInt(base) ** BigInt(place);
    const times = Number(before / weight);
    const rest = before % weight;
    steps.push({ place, weight, before, times, digit: digitSymbol(times), rest });
    before = rest;
  }
  return steps;
}

/** One division by the base: the remainder is the next digit from the right. */
export type DivisionStep = {
  readonly before: bigint;
  readonly quotient: bigint;
  readonly remainder: number;
  readonly digit: string;
};

/** Divide a whole number by the base until nothing is left; the digits come out last one first. */
export function divideRepeatedly(value: bigint, base: number): DivisionStep[] | null {
  if (formatBig(value, base).length > mostSteps) return null;
  const steps: DivisionStep[] = [];
  let before = value;
  do {
    const quotient = before / BigInt(base);
    const remainder = Number(before % BigInt(base));
    steps.push({ before, quotient, remainder, digit: digitSymbol(remainder) });
    before = quotient;
  } while (before > 0n);
  return steps;
}

/** One multiplication by the base: what passes the point is the next digit from the left. */
export type MultiplicationStep = {
  readonly before: Rational;
  readonly product: Rational;
  readonly digit: string;
  readonly rest: Rational;
};

/** The multiplications of a fraction, and the row that the last rest leads back to. */
export type Multiplication = {
  readonly steps: readonly MultiplicationStep[];
  /** The first row of the block, or null when the fraction ended. */
  readonly returnsTo: number | null;
};

/** Multiply the part right of the point until nothing is left or a rest returns; null when too long. */
export function multiplyRepeatedly(part: Rational, base: number): Multiplication | null {
  if (part.top < 0n || part.top >= part.bottom)
    throw new RangeError('only the part right of the point');
  const steps: MultiplicationStep[] = [];
  const seen = new Map<bigint, number>();
  let { top } = part;
  while (top !== 0n) {
    const returnsTo = seen.get(top);
    if (returnsTo !== undefined) return { steps, returnsTo };
    if (steps.length === mostSteps) return null;
    seen.set(top, steps.length);
    const product = top * BigInt(base);
    const rest = product % part.bottom;
    steps.push({
      before: rational(top, part.bottom),
      product: rational(product, part.bottom),
      digit: digitSymbol(Number(product / part.bottom)),
      rest: rational(rest, part.bottom),
    });
    top = rest;
  }
  return { steps, returnsTo: null };
}
