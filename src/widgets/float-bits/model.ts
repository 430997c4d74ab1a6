/** How many bits of a double keep the exponent, and how many the fraction. */
const exponentBits = 11;
const fractionBits = 52;

/** The 64 bits of a double, as one whole number. */
export type Bits = bigint;

/** The bits that keep a number. */
export function bitsOf(value: number): Bits {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}

/** The number that 64 bits keep. */
export function numberOf(bits: Bits): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}

/** Sign, exponent and fraction as they stand in a row. */
export function partsOf(bits: Bits): readonly [sign: string, exponent: string, fraction: string] {
  const row = bits.toString(2).padStart(64, '0');
  return [row.slice(0, 1), row.slice(1, 1 + exponentBits), row.slice(1 + exponentBits)];
}

/** Turn the bit at a position of the row, the sign being at 0. */
export function turnBit(bits: Bits, position: number): Bits {
  return bits ^ (1n << BigInt(63 - position));
}

/** The next number that fits, up or down; at the ends it stays. Below zero the row counts backwards. */
export function stepBits(bits: Bits, direction: 1 | -1): Bits {
  const value = numberOf(bits);
  // Both zeros step to the smallest number there is.
  if (value === 0) return bitsOf(direction * Number.MIN_VALUE);
  const next = bits + (value > 0 === (direction === 1) ? 1n : -1n);
  return Number.isNaN(value) || Number.isNaN(numberOf(next)) ? bits : next;
}

/** Most digits that are shown before an ellipsis: the smallest number has over a thousand. */
const mostDigits = 120;

/** Write exactly what a double keeps, every digit, and cut what is very long, never rounded. */
export function writeExactly(bits: Bits): string {
  const value = numberOf(bits);
  if (!Number.isFinite(value)) return String(value).replace('-', '−').replace('Infinity', '∞');
  const [sign, exponent, fraction] = partsOf(bits);
  const stored = Number.parseInt(exponent, 2);
  // The lowest exponent has no 1 in front, so that numbers near zero thin out evenly.
  const significand = BigInt(`0b${stored ? 1 : 0}${fraction}`);
  const shift = Math.max(stored, 1) - 1023 - fractionBits;
  const minus = sign === '1' ? '−' : '';
  if (shift >= 0) return minus + cut(String(significand << BigInt(shift)));
  // Over 2^n is the same as times 5^n over 10^n.
  const digits = String(significand * 5n ** BigInt(-shift)).padStart(1 - shift, '0');
  const point = digits.length + shift;
  const right = digits.slice(point).replace(/0+$/, '');
  return minus + cut(digits.slice(0, point) + (right && `.${right}`));
}

function cut(digits: string): string {
  return digits.length > mostDigits ? `${digits.slice(0, mostDigits)}…` : digits;
}
