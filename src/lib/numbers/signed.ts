/** A whole number with the minus that is printed. */
export function writeWhole(value: number): string {
  return String(value).replace('-', '−');
}

/** The bits of a whole number on a board whose top place counts down; what is too much goes round. */
export function bitsOnBoard(value: number, width: number): string {
  const size = 2 ** width;
  return (((value % size) + size) % size).toString(2).padStart(width, '0');
}

/** What the bits of such a board are worth. */
export function worthOnBoard(bits: string): number {
  const plain = Number.parseInt(bits, 2);
  return bits.startsWith('1') ? plain - 2 ** bits.length : plain;
}
