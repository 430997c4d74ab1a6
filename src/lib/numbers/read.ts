import { digitSymbols, digitValue, mostDigits } from './digits.ts';
import { hintAt } from './hints.ts';
import { findNotation, type Notation } from './notation.ts';
import type { Numeral } from './numeral.ts';
import type { Hint, Refusal } from './refusal.ts';
import {
  refuseBlock,
  refuseCharacter,
  refuseNotation,
  refuseNothing,
  refuseTooLong,
} from './refuse.ts';

/** A text read as a numeral of the chosen base, or the reason why it is none. */
export type Reading =
  | { readonly state: 'read'; readonly numeral: Numeral; readonly hint: Hint | null }
  | { readonly state: 'refused'; readonly refusal: Refusal };

/** Longest block in brackets: reducing a longer one would take seconds. */
export const longestBlock = 10_000;

const symbolCodes = Uint8Array.from(digitSymbols, (symbol) => symbol.charCodeAt(0));

/** Read one numeral. Grouping signs, either case, Devanagari digits, a prefix and a subscript are understood. */
export function readNumeral(text: string, base: number): Reading {
  const notation = findNotation(text, base);
  const refusal = refuseNotation(text, base, notation);
  if (refusal !== null) return { state: 'refused', refusal };
  const scan = scanDigits(text, base, notation);
  if ('code' in scan) return { state: 'refused', refusal: scan };
  return { state: 'read', numeral: scan, hint: hintAt(text, base, notation) };
}

/** Walk over the digits once; the first character that cannot stand where it stands ends it. */
function scanDigits(text: string, base: number, notation: Notation): Numeral | Refusal {
  const { from, to } = notation;
  const digits = new Uint8Array(to - from);
  let count = 0;
  let point = -1;
  let open = -1;
  let closed = -1;
  let openedAt = -1;

  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    const value = digitValue(code);
    if (value >= 0 && value < base) {
      if (closed >= 0) return refuseBlock('after-block', text, at);
      digits[count++] = symbolCodes[value] ?? 0;
      if (count > mostDigits) return refuseTooLong(text, at, base);
    } else if (isGrouping(code)) {
      // Grouping says nothing about the value, wherever it stands.
    } else if (code === 0x2e && point < 0) {
      point = count;
    } else if (code === 0x28 && open < 0) {
      if (point < 0) return refuseBlock('block-without-point', text, at);
      open = count;
      openedAt = at;
    } else if (code === 0x29 && open >= 0 && closed < 0) {
      if (open === count) return refuseBlock('block-empty', text, openedAt, at + 1 - openedAt);
      closed = count;
    } else {
      return refuseCharacter(text, at, base, notation, { point: point >= 0, closed: closed >= 0 });
    }
  }

  if (count === 0) return refuseNothing(text);
  if (open >= 0 && closed < 0) return refuseBlock('block-open', text, openedAt);
  if (open >= 0 && count - open > longestBlock) {
    return refuseBlock('block-too-long', text, openedAt, to - openedAt);
  }
  return cut(
    new TextDecoder().decode(digits.subarray(0, count)),
    base,
    notation.negative,
    point,
    open,
  );
}

function cut(
  digits: string,
  base: number,
  negative: boolean,
  point: number,
  open: number,
): Numeral {
  const wholeEnd = point < 0 ? digits.length : point;
  const fractionEnd = open < 0 ? digits.length : open;
  return {
    base,
    negative,
    whole: digits.slice(0, wholeEnd).replace(/^0+(?=.)/, '') || '0',
    fraction: digits.slice(wholeEnd, fractionEnd),
    block: digits.slice(fractionEnd),
  };
}

/** Spaces of every width, low line, comma, and both apostrophes. */
export function isGrouping(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x5f ||
    code === 0x2c ||
    code === 0x27 ||
    code === 0x2019 ||
    code === 0xa0 ||
    code === 0x202f ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200b) ||
    (code >= 0x09 && code <= 0x0d)
  );
}
