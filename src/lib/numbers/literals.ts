import { bitLength, formatBig, magnitude } from './big.ts';
import { formatPlain } from './format.ts';
import type { Numeral } from './numeral.ts';
import type { Rational } from './rational.ts';

/** Languages whose literals we write. */
export const literalLanguages = ['javascript', 'python', 'c'] as const;

export type LiteralLanguage = (typeof literalLanguages)[number];

/** Source text that means exactly the number, or why the language has none. */
export type Literal = { readonly text: string } | { readonly none: 'fraction' | 'too-large' };

/** Write a number as a literal, in the base of the numeral where the language can. */
export function writeLiteral(
  number: Rational,
  { base }: Numeral,
  language: LiteralLanguage,
): Literal {
  if (number.bottom !== 1n) return writeFraction(number, language);
  const sign = number.top < 0n ? '-' : '';
  const digits = formatBig(magnitude(number.top), base).toLowerCase();
  switch (language) {
    case 'javascript':
      return { text: writeJavascript(number.top, sign, digits, base) };
    case 'python': {
      const prefix = pythonPrefixes[base];
      return {
        text: prefix === undefined ? `int("${sign}${digits}", ${base})` : sign + prefix + digits,
      };
    }
    case 'c':
      return writeC(number.top, base);
  }
}

const pythonPrefixes: Readonly<Record<number, string>> = { 2: '0b', 8: '0o', 10: '', 16: '0x' };

/** Beyond 2^53 − 1 a plain JavaScript literal would be rounded, so it becomes a BigInt. */
function writeJavascript(value: bigint, sign: string, digits: string, base: number): string {
  const prefix = pythonPrefixes[base];
  const large = magnitude(value) > BigInt(Number.MAX_SAFE_INTEGER);
  if (prefix !== undefined) return `${sign}${prefix}${digits}${large ? 'n' : ''}`;
  return large ? `${value}n` : `parseInt("${sign}${digits}", ${base})`;
}

/** C writes bases 8, 10 and 16; what does not fit 64 bits it cannot write at all. */
function writeC(value: bigint, base: number): Literal {
  const size = magnitude(value);
  const least = -(1n << 63n);
  if (bitLength(size) > 64 || value < least) return { none: 'too-large' };
  // The literal 9223372036854775808 is no long long, so its negative has to be reached by a step.
  if (value === least) return { text: '(-9223372036854775807LL - 1)' };
  const shown = base === 8 || base === 16 ? base : 10;
  const prefix = shown === 8 ? '0' : shown === 16 ? '0x' : '';
  const suffix = size < 1n << 31n ? '' : size < 1n << 63n ? 'LL' : 'ULL';
  const digits = formatBig(size, shown).toLowerCase();
  return { text: `${value < 0n ? '-' : ''}${size === 0n ? '0' : prefix + digits}${suffix}` };
}

/** Only Python keeps any fraction exactly. */
function writeFraction({ top, bottom }: Rational, language: LiteralLanguage): Literal {
  if (language !== 'python') return { none: 'fraction' };
  return { text: `Fraction(${top}, ${bottom})` };
}

/** The plain text of a numeral with its prefix, after the sign where machines want it. */
export function writePrefixed(numeral: Numeral, prefix: string): string {
  const plain = formatPlain({ ...numeral, negative: false });
  return `${numeral.negative ? '-' : ''}${prefix}${plain}`;
}
