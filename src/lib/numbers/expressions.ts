import { formatBig, parseBig } from './big.ts';
import { formatPlain } from './format.ts';
import { rational } from './rational.ts';
import { writeNumeral } from './write.ts';

/** Exponents up to this are written out when we offer to. */
const largestExponent = 1_000;

/** Write `1.5e3` out without its exponent, or null when it is none (or no small one). */
export function expandExponent(text: string, base: number): string | null {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?e([+-]?\d{1,4})$/i.exec(text);
  if (match === null || base !== 10) return null;
  const [, sign = '', whole = '', fraction = '', exponent = ''] = match;
  const shift = Number(exponent);
  if (Math.abs(shift) > largestExponent) return null;
  const places = fraction.length - shift;
  const digits = BigInt(whole + fraction);
  const number = rational(
    digits * 10n ** BigInt(Math.max(0, -places)),
    10n ** BigInt(Math.max(0, places)),
  );
  return sign.replace('+', '') + formatPlain(writeNumeral(number, base, 5_000).numeral);
}

/** Write `1/3` as the numeral that it is, 0.(3), or null when it is no simple fraction. */
export function expandFraction(text: string, base: number): string | null {
  const match = /^([+-]?)([0-9A-Z]+)\s*[/÷]\s*([0-9A-Z]+)$/.exec(text.toUpperCase());
  if (match === null) return null;
  const [, sign = '', top = '', bottom = ''] = match;
  const highest = formatBig(BigInt(base - 1), 36);
  if ([...(top + bottom)].some((digit) => digit > highest)) return null;
  const divisor = parseBig(bottom, base);
  if (divisor === 0n) return null;
  const { numeral, ending } = writeNumeral(rational(parseBig(top, base), divisor), base);
  return ending.state === 'goes-on' ? null : sign.replace('+', '') + formatPlain(numeral);
}
