import type { Numeral } from './numeral.ts';

/** How large numbers are named: hundreds of thousands by threes, or lakh and crore. */
export type Scale = 'international' | 'indian';

/** What a language needs to say any number of ours. */
export type Tongue = {
  readonly minus: string;
  readonly point: string;
  readonly digits: readonly string[];
  /** Names of powers, largest first, none of them below a hundred. */
  readonly scales: Readonly<Record<Scale, readonly ScaleName[]>>;
  /** Say 1 to 99. */
  readonly small: (value: number) => string;
  /** Put between hundreds and the rest, as English does. */
  readonly and: string;
};

/** A power of ten with its name. */
export type ScaleName = { readonly power: bigint; readonly name: string };

/** Why a number is not said in words. */
export type Unspoken = 'endless' | 'too-large' | 'too-long';

/** Digits right of the point that are still read out. */
const mostSpokenPlaces = 30;

/** Say a decimal numeral in words, or tell why not. */
export function sayNumeral(
  numeral: Numeral,
  tongue: Tongue,
  scale: Scale,
): { words: string } | { unspoken: Unspoken } {
  const { negative, whole, fraction, block } = numeral;
  if (block !== '') return { unspoken: 'endless' };
  if (fraction.length > mostSpokenPlaces) return { unspoken: 'too-long' };
  const names = tongue.scales[scale];
  if (whole.length > 50 || BigInt(whole) >= mostSpoken(scale)) return { unspoken: 'too-large' };
  const said = [negative ? tongue.minus : '', sayWhole(BigInt(whole), tongue, names)];
  if (fraction !== '')
    said.push(tongue.point, ...[...fraction].map((digit) => tongue.digits[Number(digit)] ?? ''));
  return { words: said.filter((word) => word !== '').join(' ') };
}

/** The first number that has no name: 10^36 by threes, 10^19 in lakh and crore (one hundred shankh). */
export function mostSpoken(scale: Scale): bigint {
  return scale === 'international' ? 10n ** 36n : 10n ** 19n;
}

/** A count of crores keeps its "and" for its hundreds only: "one lakh and five crore" would be two numbers. */
function sayWhole(
  value: bigint,
  tongue: Tongue,
  names: readonly ScaleName[],
  isCount = false,
): string {
  if (value === 0n) return tongue.digits[0] ?? '';
  const said: string[] = [];
  let rest = value;
  for (const { power, name } of names) {
    if (rest < power) continue;
    said.push(sayWhole(rest / power, tongue, names, true), name);
    rest %= power;
  }
  if (rest > 0n) {
    if (value % 1000n >= 100n || (said.length > 0 && !isCount)) said.push(tongue.and);
    said.push(tongue.small(Number(rest)));
  }
  return said.filter((word) => word !== '').join(' ');
}
