import { type Colour, toColour } from '#lib/numbers/colour.ts';
import { formatNumeral, toDevanagari } from '#lib/numbers/format.ts';
import { type FloatValue, floatFormats, type Stored, storeFloat } from '#lib/numbers/ieee.ts';
import { toIpv4 } from '#lib/numbers/ipv4.ts';
import { isWhole, type Rational } from '#lib/numbers/rational.ts';
import { formatRoman, largestRoman } from '#lib/numbers/roman.ts';
import { type Scale, sayNumeral, type Tongue, type Unspoken } from '#lib/numbers/spoken.ts';
import { largestTally, type Tally, toTally } from '#lib/numbers/tally.ts';
import { type Written, writeNumeral } from '#lib/numbers/write.ts';

/** Why a number has no such face. */
export type NoFace = 'not-whole' | 'negative' | 'zero' | 'too-large' | Unspoken;

/** One way to show a number, or why it does not apply. */
export type Face<T> = { readonly shown: T } | { readonly none: NoFace };

/** Whole numbers from `least` to `most` have the face; the others learn why not. */
function wholeFace<T>(
  number: Rational,
  least: bigint,
  most: bigint,
  make: (value: bigint) => T | null,
): Face<T> {
  if (!isWhole(number)) return { none: 'not-whole' };
  if (number.top < 0n) return { none: 'negative' };
  if (number.top < least) return { none: 'zero' };
  const shown = number.top > most ? null : make(number.top);
  return shown === null ? { none: 'too-large' } : { shown };
}

/** Strokes, up to two hundred. */
export function tallyFace(number: Rational): Face<Tally> {
  return wholeFace(number, 0n, BigInt(largestTally), (value) => toTally(Number(value)));
}

/** Letters of Rome, 1 to 3,999. */
export function romanFace(number: Rational): Face<string> {
  return wholeFace(number, 1n, BigInt(largestRoman), (value) => formatRoman(Number(value)));
}

/** Four bytes with points between. */
export function ipv4Face(number: Rational): Face<string> {
  return wholeFace(number, 0n, 2n ** 32n - 1n, toIpv4);
}

/** Three bytes of light. */
export function colourFace(number: Rational): Face<Colour> {
  return wholeFace(number, 0n, 2n ** 24n - 1n, toColour);
}

/** Decimal digits as Devanagari writes them, in lakh and crore. */
export function devanagariFace({ numeral, ending }: Written): string {
  const ellipsis = ending.state === 'goes-on' ? '…' : '';
  return toDevanagari(formatNumeral(numeral, { grouping: 'indian', ellipsis }));
}

/** A decimal number in the words of a language. */
export function spokenFace(
  { numeral, ending }: Written,
  tongue: Tongue,
  scale: Scale,
): Face<string> {
  if (ending.state === 'goes-on') return { none: 'endless' };
  const said = sayNumeral(numeral, tongue, scale);
  return 'words' in said ? { shown: said.words } : { none: said.unspoken };
}

/** How each float format keeps the number. */
export function floatFaces(number: Rational): Stored[] {
  return floatFormats.map((format) => storeFloat(number, format));
}

/** The bits of a float parted into sign, exponent and fraction. */
export function partFloatBits({
  bits,
  format,
}: Stored): [sign: string, exponent: string, fraction: string] {
  const exponentEnd = 1 + format.exponentBits;
  return [bits.slice(0, 1), bits.slice(1, exponentEnd), bits.slice(exponentEnd)];
}

/** What a float means, exactly in decimal: every binary fraction ends there. */
export function formatFloatValue(value: FloatValue): string {
  switch (value.state) {
    case 'nan':
      return 'NaN';
    case 'infinite':
      return value.negative ? '−∞' : '∞';
    case 'finite':
      return formatNumeral({
        ...writeNumeral(value.value, 10).numeral,
        negative: value.negative,
      });
  }
}

/** Digits of an endless error that are shown, counted from its first that is not zero. */
const errorDigits = 20;

/** An error, exact when it ends in decimal and cut with an ellipsis when it does not. */
export function formatError(error: Rational): string {
  const { numeral, ending } = writeNumeral(error, 10, 1_200, 0);
  const sign = numeral.negative ? '−' : '+';
  if (error.top === 0n) return '0';
  if (ending.state !== 'goes-on') return sign + formatNumeral({ ...numeral, negative: false });
  const { whole, fraction } = numeral;
  const first = whole === '0' ? Math.max(0, fraction.search(/[1-9]/)) : 0;
  return `${sign}${whole}.${fraction.slice(0, first + errorDigits)}…`;
}
