/** Every digit we write, the position of each being its value. */
export const digitSymbols = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The smallest and the largest base whose digits fit in {@link digitSymbols}. */
export const smallestBase = 2;
export const largestBase = digitSymbols.length;

/** Most digits that a numeral may have; beyond it even a worker would keep people waiting. */
export const mostDigits = 1_000_000;

/** Tell whether a value is a base that we can write. */
export function isBase(base: unknown): base is number {
  return Number.isInteger(base) && Number(base) >= smallestBase && Number(base) <= largestBase;
}

/** The symbol of a digit, so that values and writing stay apart. */
export function digitSymbol(value: number): string {
  return digitSymbols.charAt(value);
}

/** What one character is worth as a digit in base 36, in either case or in Devanagari; -1 for none. */
export function digitValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  if (code >= 0x41 && code <= 0x5a) return code - 0x41 + 10;
  if (code >= 0x61 && code <= 0x7a) return code - 0x61 + 10;
  if (code >= 0x966 && code <= 0x96f) return code - 0x966;
  return -1;
}
