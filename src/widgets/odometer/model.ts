import { digitSymbol } from '#lib/numbers/digits.ts';

/** One wheel as it stands and after the next push; an empty string where no symbol stands yet. */
export type Wheel = {
  readonly place: number;
  readonly before: string;
  readonly now: string;
  readonly next: string;
  /** Whether the next push turns it. */
  readonly turns: boolean;
};

/** How many wheels are wide enough to show lengths growing, and still fit a phone. */
export function wheelsFor(base: number): number {
  return base <= 3 ? 7 : 5;
}

/** The last number that so many wheels can show. */
export function lastCount(base: number, wheels: number): number {
  return base ** wheels - 1;
}

/** A number as its symbols. */
export function writeCount(value: number, base: number): string {
  return value.toString(base).toUpperCase();
}

/** All wheels, the left one first; in front of a numeral they are blank. */
export function wheelsAt(value: number, base: number, wheels: number): Wheel[] {
  const now = symbolsAt(value, base, wheels);
  const next = symbolsAt(value + 1, base, wheels);
  return now.map((symbol, at) => ({
    place: wheels - 1 - at,
    before: symbol === '' ? '' : turned(symbol, -1, base),
    now: symbol,
    next: next[at] ?? '',
    turns: symbol !== next[at],
  }));
}

/** What one push did: how many wheels turned, and whether the numeral grew by a symbol. */
export function describePush(
  from: number,
  to: number,
  base: number,
): { turned: number; grew: boolean } {
  const wheels = Math.max(writeCount(from, base).length, writeCount(to, base).length);
  const after = symbolsAt(to, base, wheels);
  const turnedWheels = symbolsAt(from, base, wheels).filter((symbol, at) => symbol !== after[at]);
  return {
    turned: turnedWheels.length,
    grew: writeCount(to, base).length > writeCount(from, base).length,
  };
}

/** Where the symbols of each length are used up: 9, 99, 999. */
export function usedUp(base: number, wheels: number): number[] {
  return Array.from({ length: wheels - 1 }, (_, at) => base ** (at + 1) - 1);
}

function symbolsAt(value: number, base: number, wheels: number): string[] {
  const symbols = writeCount(value, base).slice(-wheels).padStart(wheels, ' ');
  return [...symbols].map((symbol) => symbol.trim());
}

function turned(symbol: string, by: number, base: number): string {
  return digitSymbol((Number.parseInt(symbol, base) + by + base) % base);
}
