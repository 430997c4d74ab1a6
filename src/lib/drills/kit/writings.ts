import { formatRoman, romanParts } from '#lib/numbers/roman.ts';
import { digitsOf, weightsOf, withBase, writeSumUnder } from './places.ts';

/** A number and the country whose way it is written in: Rome, or the one of a base. */
export type Writing = { readonly land: 'Rome' | number; readonly value: number };

/** The symbols alone. */
export function symbolsOf({ land, value }: Writing): string {
  return land === 'Rome' ? (formatRoman(value) ?? '') : value.toString(land).toUpperCase();
}

/** The numeral as lessons write it, with its base below. */
export function writeIn(writing: Writing): string {
  const symbols = symbolsOf(writing);
  return writing.land === 'Rome' ? symbols : withBase(symbols, writing.land);
}

/** What each sign adds: `XIV = 10 + 4 = 14`, `2F₁₆ = 2·16 + 15·1 = 47`. */
export function workOut(writing: Writing): string {
  const { land, value } = writing;
  if (land === 10) return `${writeIn(writing)} = ${value}`;
  const digits = digitsOf(symbolsOf(writing));
  const sum =
    land === 'Rome'
      ? `${romanParts(value)
          .map((part) => part.value)
          .join(' + ')} = ${value}`
      : writeSumUnder(digits, weightsOf(digits.length, land));
  return `${writeIn(writing)} = ${sum}`;
}

/** What somebody reads who takes the digits for our own; null where they cannot be. */
export function readAsTen(writing: Writing): number | null {
  const symbols = symbolsOf(writing);
  return /^\d+$/.test(symbols) ? Number(symbols) : null;
}
