/** A source of chance that a seed decides: the same seed gives the same questions everywhere. */
export interface Random {
  /** Draw a whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** Draw one of a list. */
  pick<T>(list: readonly [T, ...T[]]): T;
  /** Put a list into another order. */
  shuffle<T>(list: readonly T[]): T[];
}

/** Begin a source of chance. The steps are those of mulberry32 (Tommy Ettinger, public domain). */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    whole,
    // The index is below the length, so there is an element.
    pick: <T>(list: readonly [T, ...T[]]) => list[whole(0, list.length - 1)] as T,
    shuffle: (list) => {
      const left = [...list];
      return list.flatMap(() => left.splice(whole(0, left.length - 1), 1));
    },
  };
}
