import { formatSubscript } from '#lib/numbers/subscript.ts';

/** The most cards that still fit beside one another on a phone; the leftmost is worth 512. */
export const mostCards = 10;

/** What each card of a row is worth, the largest first. */
export function worths(count: number): number[] {
  return Array.from({ length: count }, (_, i) => 2 ** (count - 1 - i));
}

/** What a row of cards is worth: what is face up is added. */
export function worth(cards: readonly boolean[]): number {
  return cards.reduce((sum, up) => sum * 2 + Number(up), 0);
}

/** The row that shows a number. */
export function showing(value: number, count: number): boolean[] {
  return worths(count).map((card) => Math.floor(value / card) % 2 === 1);
}

/** The row after one card was turned. */
export function turn(cards: readonly boolean[], at: number): boolean[] {
  return cards.map((up, i) => up !== (i === at));
}

/** The numbers that are face up, to be added. */
export function sharesOf(cards: readonly boolean[]): number[] {
  return worths(cards.length).filter((_, i) => cards[i]);
}

/** The numeral with its base, and the sum of what is face up: `10001₂ = 16 + 1 = 17`. */
export function writeRow(cards: readonly boolean[]): string {
  const numeral = worth(cards).toString(2) + formatSubscript(2);
  const shares = sharesOf(cards);
  const sum = shares.length > 1 ? [shares.join(' + ')] : [];
  return [numeral, ...sum, worth(cards)].join(' = ');
}

/**
 * The number to guess next. Every number of the row comes once before one returns: times five and
 * three more walks round a power of two without missing a step.
 */
export function deal(value: number, count: number): number {
  return (value * 5 + 3) % 2 ** count;
}
