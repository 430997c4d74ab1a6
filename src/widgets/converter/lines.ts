import { fill } from '#lib/fill.ts';
import { magnitude } from '#lib/numbers/big.ts';
import { formatNumeral } from '#lib/numbers/format.ts';
import { type Rational, rational } from '#lib/numbers/rational.ts';
import {
  divideRepeatedly,
  expandNumeral,
  multiplyRepeatedly,
  takeLargestPlaces,
} from '#lib/numbers/steps.ts';
import { formatSuperscript } from '#lib/numbers/superscript.ts';
import { writeNumeral } from '#lib/numbers/write.ts';
import type { Converted } from './answer.ts';
import type { ConverterWords } from './words.ts';

/** Ways to work a conversion out by hand. */
export const methods = ['expand', 'places', 'division', 'multiplication'] as const;

export type Method = (typeof methods)[number];

/** What is shown before a reader chose: a number below one has nothing to divide. */
export function usualMethod({ number: { top, bottom } }: Converted): Method {
  return top !== 0n && magnitude(top) < bottom ? 'multiplication' : 'division';
}

/** A working as sentences, or why there is none. */
export type Lines =
  | { readonly lines: readonly string[] }
  | { readonly none: 'none' | 'tooLong' | 'endless' };

/** Work a conversion out, one sentence a line. All reckoning is written in decimal. */
export function workOut(method: Method, converted: Converted, say: ConverterWords['steps']): Lines {
  const { numeral, number, written } = converted;
  const { base } = written.numeral;
  const size = magnitude(number.top);
  const whole = size / number.bottom;
  const part = rational(size % number.bottom, number.bottom);
  const signed = number.top < 0n ? [say.sign] : [];
  switch (method) {
    case 'expand':
      return numeral.block === ''
        ? withSign(expandLines(converted, say), signed)
        : { none: 'endless' };
    case 'places':
      return withSign(placeLines(whole, base, say), signed);
    case 'division':
      return withSign(divisionLines(whole, base, say), signed);
    case 'multiplication':
      return part.top === 0n
        ? { none: 'none' }
        : withSign(multiplicationLines(part, base, say), signed);
  }
}

function withSign(lines: string[] | null, signed: string[]): Lines {
  return lines === null ? { none: 'tooLong' } : { lines: [...lines, ...signed] };
}

function expandLines(
  { numeral, number }: Converted,
  say: ConverterWords['steps'],
): string[] | null {
  const steps = expandNumeral(numeral);
  if (steps === null) return null;
  const lines = steps.map(({ digit, value, place, share }) =>
    fill(say.expand, {
      digit,
      value,
      power: `${numeral.base}${formatSuperscript(place)}`,
      share: formatExact(share),
    }),
  );
  const shares = steps.filter(({ share }) => share.top > 0n).map(({ share }) => formatExact(share));
  const total = formatExact({ ...number, top: magnitude(number.top) });
  if (shares.length > 1) lines.push(fill(say.expandSum, { shares: shares.join(' + '), total }));
  return lines;
}

function placeLines(whole: bigint, base: number, say: ConverterWords['steps']): string[] | null {
  const steps = takeLargestPlaces(whole, base);
  return (
    steps?.map(({ weight, times, before, rest, digit }) =>
      fill(say.places, { weight: `${weight}`, times, before: `${before}`, rest: `${rest}`, digit }),
    ) ?? null
  );
}

function divisionLines(whole: bigint, base: number, say: ConverterWords['steps']): string[] | null {
  const steps = divideRepeatedly(whole, base);
  if (steps === null) return null;
  const lines = steps.map(({ before, quotient, remainder, digit }) =>
    fill(say.division, { before: `${before}`, base, quotient: `${quotient}`, remainder, digit }),
  );
  const digits = steps
    .map(({ digit }) => digit)
    .reverse()
    .join('');
  return [...lines, fill(say.divisionEnd, { digits })];
}

function multiplicationLines(
  part: Rational,
  base: number,
  say: ConverterWords['steps'],
): string[] | null {
  const worked = multiplyRepeatedly(part, base);
  if (worked === null) return null;
  const { steps, returnsTo } = worked;
  const lines = steps.map(({ before, product, digit, rest }) =>
    fill(say.multiplication, {
      before: formatExact(before),
      base,
      product: formatExact(product),
      digit,
      rest: formatExact(rest),
    }),
  );
  const digits = steps.map(({ digit }) => digit).join('');
  const rest = formatExact(steps.at(-1)?.rest ?? part);
  const end =
    returnsTo === null
      ? fill(say.multiplicationEnd, { digits })
      : fill(say.returns, { rest, line: returnsTo + 1 });
  return [...lines, end];
}

/** Decimals longer than this are harder to read than a fraction. */
const longestDecimal = 14;

/** A number in a line: in decimal where that ends soon, else as a fraction, never rounded. */
export function formatExact(number: Rational): string {
  const { numeral, ending } = writeNumeral(number, 10);
  const ends = ending.state === 'whole' || ending.state === 'ends';
  if (ends && numeral.fraction.length <= longestDecimal) return formatNumeral(numeral);
  return `${number.top}/${number.bottom}`;
}
