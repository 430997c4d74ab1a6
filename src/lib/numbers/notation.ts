import { digitValue } from './digits.ts';

/** What stands around the digits and speaks about the whole numeral. */
export type Notation = {
  readonly negative: boolean;
  /** The digits with their point and grouping are text.slice(from, to). */
  readonly from: number;
  readonly to: number;
  /** `0b`, `0o` or `0x`: where it stands and the base it names. */
  readonly prefix: { readonly at: number; readonly base: number } | null;
  /** `₂` at the end: where it stands and the base it names. */
  readonly subscript: { readonly at: number; readonly base: number } | null;
};

/** Letters that follow a zero and name a base. */
const prefixLetters: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16 };

/** Find sign, prefix and subscript. A prefix whose letter is a digit of the chosen base is none. */
export function findNotation(text: string, base: number): Notation {
  const end = text.trimEnd().length;
  let from = Math.min(end, text.length - text.trimStart().length);
  const sign = text.charAt(from);
  const negative = sign === '-' || sign === '−';
  if (negative || sign === '+') from++;
  while (from < end && text.charAt(from).trim() === '') from++;

  const to = findSubscript(text, end);
  const subscript = to === end ? null : { at: to, base: readSubscript(text.slice(to, end)) };
  const prefix = findPrefix(text, from, base);
  return { negative, from: prefix === null ? from : from + 2, to, prefix, subscript };
}

function findPrefix(text: string, from: number, base: number) {
  if (digitValue(text.charCodeAt(from)) !== 0) return null;
  const letter = text.charAt(from + 1).toLowerCase();
  const named = prefixLetters[letter];
  if (named === undefined || digitValue(letter.charCodeAt(0)) < base) return null;
  return { at: from, base: named };
}

function findSubscript(text: string, end: number): number {
  let at = end;
  while (at > 0 && isSubscript(text.charCodeAt(at - 1))) at--;
  return at;
}

function isSubscript(code: number): boolean {
  return code >= 0x2080 && code <= 0x2089;
}

function readSubscript(signs: string): number {
  return Number(signs.replace(/./g, (sign) => String(sign.charCodeAt(0) - 0x2080)));
}
