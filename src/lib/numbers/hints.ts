import { digitValue } from './digits.ts';
import type { Notation } from './notation.ts';
import type { Hint } from './refusal.ts';

/** Bases that a prefix letter would have named, had it not been a digit. */
const prefixBases: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16 };

/** Say what a reader may have meant although the numeral is right as it stands. */
export function hintAt(text: string, base: number, notation: Notation): Hint | null {
  return hintPrefix(text, base, notation) ?? hintComma(text, notation);
}

/** `0b1` in base 16 is 177, and perhaps it was meant in binary. */
function hintPrefix(text: string, base: number, { from, to, prefix }: Notation): Hint | null {
  if (prefix !== null || text.charAt(from) !== '0') return null;
  const letter = text.charAt(from + 1).toLowerCase();
  const named = prefixBases[letter];
  if (named === undefined || named === base || to - from < 3 || to - from > 1_000) return null;
  for (let at = from + 2; at < to; at++) {
    const value = digitValue(text.charCodeAt(at));
    if (value >= named || (value < 0 && text.charAt(at) !== '.')) return null;
  }
  return { code: 'prefix', facts: { prefix: `0${letter}`, base, named }, fix: { base: named } };
}

/** A single comma that does not part three digits was perhaps a point: `1,5`. */
function hintComma(text: string, { from, to }: Notation): Hint | null {
  if (to - from > 1_000) return null;
  const numeral = text.slice(from, to);
  if (!/^\w+,\w*$/.test(numeral) || /,\w{3}$/.test(numeral)) return null;
  const at = from + numeral.indexOf(',');
  const meant = `${text.slice(0, at)}.${text.slice(at + 1)}`;
  return { code: 'decimal-comma', facts: { meant: meant.trim() }, fix: { text: meant } };
}
