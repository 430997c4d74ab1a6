/** The largest number drawn as strokes; a longer row can no longer be taken in. */
export const largestTally = 200;

/** Strokes in one bundle: four and the bar across them. */
export const bundleSize = 5;

/** A number as strokes: whole bundles and what is left over. */
export type Tally = { readonly bundles: number; readonly strokes: number };

/** Lay a number out as strokes, or null when it is not a whole number from 0 to 200. */
export function toTally(value: number): Tally | null {
  if (!Number.isInteger(value) || value < 0 || value > largestTally) return null;
  return { bundles: Math.floor(value / bundleSize), strokes: value % bundleSize };
}
