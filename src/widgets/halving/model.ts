import { formatSubscript } from '#lib/numbers/subscript.ts';

/** The largest number that the figure halves: ten rows. */
export const mostHalved = 1023;

/** One row of halving: `25 = 2 × 12 + 1`. */
export type Half = { readonly value: number; readonly half: number; readonly rest: number };

/** Halve a number until nothing is left. */
export function halve(value: number): Half[] {
  if (value === 0) return [];
  const half = Math.floor(value / 2);
  return [{ value, half, rest: value % 2 }, ...halve(half)];
}

/** Read what was left over from the last row up: the numeral, with its base. */
export function readUpwards(rows: readonly Half[]): string {
  return [...rows].reduceRight((numeral, { rest }) => numeral + rest, '') + formatSubscript(2);
}

/** A number that the figure can halve, from what was typed; null when there is none. */
export function clampHalved(typed: number): number | null {
  return Number.isNaN(typed) ? null : Math.min(mostHalved, Math.max(1, Math.trunc(typed)));
}
