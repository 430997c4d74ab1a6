import { formatNumeral, formatPlain, formatPrefix, type Grouping } from '#lib/numbers/format.ts';
import { type LiteralLanguage, writeLiteral, writePrefixed } from '#lib/numbers/literals.ts';
import type { Rational } from '#lib/numbers/rational.ts';
import type { Written } from '#lib/numbers/write.ts';

/** Ways to take a number away. */
export const copyKinds = ['plain', 'prefixed', 'grouped', 'javascript', 'python', 'c'] as const;

export type CopyKind = (typeof copyKinds)[number];

/** A text to copy, or why there is none. */
export type Copy =
  | { readonly text: string }
  | { readonly none: 'no-prefix' | 'cut' | 'fraction' | 'too-large' };

/** Write a number for the clipboard. What was cut can be copied plain, with its ellipsis, and no other way. */
export function writeCopy(
  kind: CopyKind,
  number: Rational,
  { numeral, ending }: Written,
  grouping: Grouping,
): Copy {
  const cut = ending.state === 'goes-on';
  switch (kind) {
    case 'plain':
      return { text: formatPlain(numeral) + (cut ? '…' : '') };
    case 'prefixed': {
      const prefix = formatPrefix(numeral.base);
      if (prefix === '') return { none: 'no-prefix' };
      return cut ? { none: 'cut' } : { text: writePrefixed(numeral, prefix) };
    }
    case 'grouped':
      return { text: formatGrouped(numeral, grouping, cut) };
    case 'javascript':
    case 'python':
    case 'c':
      return writeSource(kind, number, { numeral, ending });
  }
}

function writeSource(kind: LiteralLanguage, number: Rational, { numeral }: Written): Copy {
  return writeLiteral(number, numeral, kind);
}

/** Grouped as it is shown: commas in threes and in lakh and crore, spaces in fours. */
export function formatGrouped(
  numeral: Written['numeral'],
  grouping: Grouping,
  cut: boolean,
): string {
  return formatNumeral(numeral, {
    grouping,
    separator: grouping === 'fours' ? ' ' : ',',
    ellipsis: cut ? '…' : '',
  });
}

/** Digits that a screen shows of a long number, at its beginning and at its end. */
const shownHead = 1_200;
const shownTail = 200;

/** What a screen shows of a text, and how many characters stand between the two parts. */
export type Excerpt = { readonly head: string; readonly hidden: number; readonly tail: string };

/** Take the two ends of a long text; a short one is its own head. */
export function excerpt(text: string): Excerpt {
  if (text.length <= shownHead + shownTail) return { head: text, hidden: 0, tail: '' };
  return {
    head: text.slice(0, shownHead),
    hidden: text.length - shownHead - shownTail,
    tail: text.slice(-shownTail),
  };
}

/** Up to a byte is one glance; only longer rows of bits are parted. */
const oneGlance = 8;

/** The usual grouping: fours where four places are one digit, in base ten as the language groups. */
export function usualGrouping(base: number, digits: number, indian: boolean): Grouping {
  if (base === 2 || base === 16) return digits > oneGlance ? 'fours' : 'none';
  if (base === 10) return indian ? 'indian' : 'threes';
  return 'none';
}
