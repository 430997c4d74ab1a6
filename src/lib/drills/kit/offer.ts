import type { Random } from './random.ts';

/** Offer a number among those that it is taken for, and others that are near. */
export function offerAmong(
  random: Random,
  value: number,
  taken: readonly number[],
  count: number,
): number[] {
  const near = random
    .shuffle([-10, -5, -2, -1, 1, 2, 5, 10])
    .map((by) => value + by)
    .filter((other) => other > 0);
  return random.shuffle([...new Set([value, ...taken, ...near])].slice(0, count));
}
