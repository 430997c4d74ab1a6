import { KiB, MiB } from '#lib/units.ts';

/** The server keeps no larger ones. */
export const thumbBytes = 24 * KiB;

/** What is tried one after another until a picture is small enough. */
export const thumbTries = [
  { side: 400, quality: 0.75 },
  { side: 400, quality: 0.5 },
  { side: 320, quality: 0.35 },
  { side: 200, quality: 0.35 },
] as const;

/** A browser takes all of a picture at once; larger ones would take the tab with them. */
const largestPicture = 64 * MiB;

/** Tell whether a small picture may come of a file; whether it does, its bytes decide. */
export function isPicture({ type, size }: { type: string; size: number }): boolean {
  return type.startsWith('image/') && !type.includes('svg') && size > 0 && size <= largestPicture;
}

/** Make a picture fit into a square, without making it larger than it is. */
export function shrink(
  { width, height }: { width: number; height: number },
  side: number,
): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
