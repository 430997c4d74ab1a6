import { digitSymbol, digitValue, isBase, mostDigits } from './digits.ts';
import { expandExponent, expandFraction } from './expressions.ts';
import type { Notation } from './notation.ts';
import type { Facts, Fix, Refusal, RefusalCode } from './refusal.ts';
import { parseRoman } from './roman-reading.ts';

/** Refuse an empty field, with a number to begin with. */
export function refuseNothing(text: string): Refusal {
  return refuse('no-digit', 0, text.length, {}, { text: '16' });
}

/** Refuse a prefix or a subscript that speaks against the menu, or against each other. */
export function refuseNotation(text: string, base: number, notation: Notation): Refusal | null {
  const { prefix, subscript } = notation;
  if (subscript !== null && !isBase(subscript.base)) {
    const length = text.trimEnd().length - subscript.at;
    return refuse(
      'no-such-base',
      subscript.at,
      length,
      { named: subscript.base },
      {
        text: text.slice(0, subscript.at),
      },
    );
  }
  if (prefix !== null && subscript !== null && prefix.base !== subscript.base) {
    const without = text.slice(0, prefix.at) + text.slice(prefix.at + 2);
    return refuse(
      'two-bases',
      prefix.at,
      2,
      { prefix: prefix.base, subscript: subscript.base },
      {
        text: without,
        base: subscript.base,
      },
    );
  }
  if (prefix !== null && prefix.base !== base) {
    const written = text.slice(prefix.at, prefix.at + 2);
    return refuse(
      'prefix',
      prefix.at,
      2,
      { prefix: written, named: prefix.base, base },
      {
        base: prefix.base,
      },
    );
  }
  if (subscript !== null && subscript.base !== base) {
    const length = text.trimEnd().length - subscript.at;
    return refuse(
      'subscript',
      subscript.at,
      length,
      { named: subscript.base, base },
      {
        base: subscript.base,
      },
    );
  }
  return null;
}

/** Refuse digits past the most that we read; the press keeps what fits. */
export function refuseTooLong(text: string, at: number, base: number): Refusal {
  let digits = 0;
  for (let index = 0; index < text.length; index++) {
    const value = digitValue(text.charCodeAt(index));
    if (value >= 0 && value < base) digits++;
  }
  return refuse(
    'too-long',
    at,
    text.length - at,
    { n: digits, most: mostDigits },
    {
      text: text.slice(0, at),
    },
  );
}

type BlockCode = Extract<RefusalCode, `block-${string}` | 'after-block'>;

/** Refuse a bracket that cannot stand where it stands. */
export function refuseBlock(code: BlockCode, text: string, at: number, length = 1): Refusal {
  return refuse(code, at, length, {}, mendBlock(code, text, at, length));
}

function mendBlock(code: BlockCode, text: string, at: number, length: number): Fix | null {
  const before = text.slice(0, at);
  const after = text.slice(at + length);
  switch (code) {
    case 'block-without-point':
      return { text: `${before}${/\d/.test(before) ? '' : '0'}.${text.slice(at)}` };
    case 'block-empty':
    case 'block-not-open':
      return { text: before + after };
    case 'block-open':
      return /[0-9a-z०-९]/i.test(after) ? { text: `${text.trimEnd()})` } : { text: before };
    case 'after-block':
      return { text: before };
    case 'block-too-long':
      return null;
  }
}

/** Refuse a character, by the reason that teaches most. */
export function refuseCharacter(
  text: string,
  at: number,
  base: number,
  notation: Notation,
  seen: { point: boolean; closed: boolean },
): Refusal {
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const without = { text: text.slice(0, at) + text.slice(at + sign.length) };
  if (sign === '.')
    return seen.closed ? refuseBlock('after-block', text, at) : refusePoint(text, at);
  if (sign === '(' || sign === ')') {
    return refuseBlock(seen.closed ? 'after-block' : 'block-not-open', text, at);
  }
  const meant = text.length <= 200 ? text.trim() : '';
  const expanded = expandExponent(meant, base);
  if (expanded !== null) return refuse('exponent', at, 1, { sign }, { text: expanded });
  if ('+-−*×/÷^%='.includes(sign)) {
    const startsAgain = at === notation.from && '+-−'.includes(sign);
    if (startsAgain) return refuse('sign', at, 1, { sign }, without);
    const written = expandFraction(meant, base);
    return refuse('expression', at, 1, { sign }, { text: written ?? text.slice(0, at).trim() });
  }
  if (digitValue(text.charCodeAt(at)) >= 0) return refuseDigit(text, at, base, notation);
  return refuse('character', at, sign.length, { sign }, without);
}

function refusePoint(text: string, at: number): Refusal {
  // 1.234.567 groups with points; otherwise the second point goes.
  const grouped = /^\s*[+-]?\d{1,3}(\.\d{3}){2,}\s*$/.test(text);
  const mended = grouped ? text.replaceAll('.', '') : text.slice(0, at) + text.slice(at + 1);
  return refuse('second-point', at, 1, {}, { text: mended });
}

/** Bases that people mean; others are offered only when none of these has the digit. */
const familiarBases = [2, 8, 10, 16];

function refuseDigit(text: string, at: number, base: number, { from, to }: Notation): Refusal {
  const sign = text.charAt(at);
  const facts: Facts = {
    digit: sign.toUpperCase(),
    base,
    highest: digitSymbol(base - 1),
  };
  const roman = at === from && base <= 16 ? parseRoman(text.slice(from, to).trim()) : null;
  if (roman?.state === 'read') {
    const fix = { text: String(roman.value), base: 10 };
    return refuse('digit', at, 1, { ...facts, roman: roman.value }, fix);
  }
  let largest = 0;
  for (let index = from; index < to; index++) {
    largest = Math.max(largest, digitValue(text.charCodeAt(index)));
  }
  const offered = familiarBases.find((one) => one > largest) ?? largest + 1;
  return refuse('digit', at, 1, { ...facts, offered }, { base: offered });
}

function refuse(
  code: RefusalCode,
  at: number,
  length: number,
  facts: Facts,
  fix: Fix | null,
): Refusal {
  return { code, at, length, facts, fix };
}
