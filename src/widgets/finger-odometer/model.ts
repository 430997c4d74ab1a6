import { digitSymbol } from '#lib/numbers/digits.ts';

/** One wheel: what its place is worth, and its symbol. */
export type Wheel = { readonly weight: number; readonly symbol: string };

/** A count on somebody's fingers: those still up, and the wheels that all pushes have turned. */
export type Hands = { readonly up: number; readonly wheels: readonly Wheel[] };

/** Count stones on fingers. When all are up they fold, and the next wheel is pushed. */
export function countOn(fingers: number, stones: number): Hands {
  const wheels: Wheel[] = [];
  for (let weight = 1; weight <= stones; weight *= fingers) {
    wheels.unshift({ weight, symbol: digitSymbol(Math.floor(stones / weight) % fingers) });
  }
  return { up: stones % fingers, wheels };
}

/** Keep a number between two others. */
export function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** The path of stones, sixteen in a row, each sixteen wide. */
export function drawStones(count: number): string {
  return row(0, count, (at) => `M${(at % 16) * 16 + 8} ${(at >> 4) * 16 + 8}h0`);
}

/** The path of some fingers of a pair of hands, each as long as its height. */
export function drawFingers(all: number, from: number, to: number, height: number): string {
  // Two hands: a gap after the first half of the fingers.
  return row(from, to, (at) => `M${at * 13 + (at < all / 2 ? 6 : 14)} 34v-${height}`);
}

function row(from: number, to: number, draw: (at: number) => string): string {
  return Array.from({ length: to - from }, (_, i) => draw(from + i)).join('');
}
