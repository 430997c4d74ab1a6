import { digitSymbols } from '#lib/numbers/digits.ts';
import { formatSubscript } from '#lib/numbers/subscript.ts';
import type { Random } from './random.ts';
import { type Mistake, tidy } from './skill.ts';

/** A numeral with its base below, as lessons write it. */
export function withBase(numeral: string, base: number): string {
  return numeral + formatSubscript(base);
}

/** Spellings of a numeral become one: the base below it is known from the question. */
export function tidyNumeral(typed: string): string {
  return tidy(typed).replace(/[₀-₉]+$/, '');
}

/** Draw a base from three to twelve that is not our own. */
export function pickBase(random: Random): number {
  return random.pick([3, 4, 5, 6, 7, 8, 9, 11, 12]);
}

/** What each symbol is worth by itself. */
export function digitsOf(numeral: string): number[] {
  return [...numeral].map((symbol) => digitSymbols.indexOf(symbol));
}

/** What each place of a numeral is worth, the largest first. */
export function weightsOf(places: number, base: number): number[] {
  return Array.from({ length: places }, (_, i) => base ** (places - 1 - i));
}

/** Add digits under weights. */
export function valueUnder(digits: readonly number[], weights: readonly number[]): number {
  return digits.reduce((sum, digit, i) => sum + digit * (weights[i] ?? 0), 0);
}

/** Write the sum of digits under weights: `1·16 + 0·8 + 1·4 = 20`. */
export function writeSumUnder(digits: readonly number[], weights: readonly number[]): string {
  const products = digits.map((digit, i) => `${digit}·${weights[i] ?? 0}`).join(' + ');
  return `${products} = ${valueUnder(digits, weights)}`;
}

/** Answer with digits read under weights, right or wrong, and with the sum that was worked. */
export function readUnder(digits: readonly number[], weights: readonly number[]): Mistake {
  return { answer: String(valueUnder(digits, weights)), work: writeSumUnder(digits, weights) };
}

/** The letters in a numeral and what each is worth: `A = 10, F = 15`. */
export function lettersIn(numeral: string): string {
  const letters = [...new Set(numeral)].filter((symbol) => symbol > '9').sort();
  return letters.map((letter) => `${letter} = ${digitSymbols.indexOf(letter)}`).join(', ');
}
