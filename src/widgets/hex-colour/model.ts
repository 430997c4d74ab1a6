import { writeByte } from '#lib/text/byte.ts';

/** Read the three pairs of a colour, red, green and blue. */
export function amountsOf(code: string): number[] {
  return [0, 2, 4].map((from) => Number.parseInt(code.slice(from, from + 2), 16));
}

/** Write three lamps as a colour. */
export function codeOf(amounts: readonly number[]): string {
  return `#${amounts.map(writeByte).join('')}`;
}

/** Turn one digit of a pair on by one; past F comes 0, and its neighbour stays. */
export function turnDigit(amount: number, side: 'left' | 'right'): number {
  return side === 'left' ? (amount + 16) % 256 : amount - (amount % 16) + ((amount + 1) % 16);
}

/** Write what a pair is worth: `9·16 + 9 = 153`. */
export function sumOf(amount: number): string {
  return `${Math.floor(amount / 16)}·16 + ${amount % 16} = ${amount}`;
}
