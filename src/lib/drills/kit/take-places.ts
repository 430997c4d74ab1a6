import { weightsOf } from './places.ts';

/** One place on the way from a number to its numeral: how often it fits, and what is left. */
export interface Taken {
  /** `200 = 12 × 16 + 8`; the ones leave nothing. */
  readonly line: string;
  readonly times: number;
  readonly weight: number;
}

/** Take a number apart, the largest place that fits first. */
export function takePlaces(value: number, base: number): Taken[] {
  let left = value;
  return weightsOf(value.toString(base).length, base).map((weight) => {
    const times = Math.floor(left / weight);
    const rest = left % weight;
    const line = `${left} = ${times} × ${weight}${weight > 1 ? ` + ${rest}` : ''}`;
    left = rest;
    return { line, times, weight };
  });
}

/** Write what was taken as one sum: `200 = 12·16 + 8·1`. */
export function writeTaken(value: number, base: number): string {
  const products = takePlaces(value, base).map(({ times, weight }) => `${times}·${weight}`);
  return `${value} = ${products.join(' + ')}`;
}
