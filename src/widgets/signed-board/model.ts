import { writeWhole } from '#lib/numbers/signed.ts';
import { formatSuperscript } from '#lib/numbers/superscript.ts';

/** Widths that the board can have. */
export const widths = [4, 8, 16, 32] as const;

/** A row of bits, kept as the number it is when every place counts up. */
export type Board = { readonly width: number; readonly signed: boolean; readonly bits: number };

/** One place of the board. */
export type Place = { readonly place: number; readonly label: string; readonly up: boolean };

/** What the board shows when its top place counts down, or when all places count up. */
export function worthOf({ width, signed, bits }: Board): number {
  return signed && bits >= 2 ** (width - 1) ? bits - 2 ** width : bits;
}

/** Put a number on a board; what does not fit goes round, as on the wheels of a counter. */
export function put(board: Board, value: number): Board {
  const size = 2 ** board.width;
  return { ...board, bits: ((value % size) + size) % size };
}

/** Turn one place over. */
export function turn(board: Board, place: number): Board {
  const weight = 2 ** place;
  const up = Math.floor(board.bits / weight) % 2 === 1;
  return { ...board, bits: board.bits + (up ? -weight : weight) };
}

/** The least and the most that fit. */
export function rangeOf({ width, signed }: Board): { least: number; most: number } {
  const half = 2 ** (width - 1);
  return signed ? { least: -half, most: half - 1 } : { least: 0, most: 2 * half - 1 };
}

/** The places, the top one first, each with what it is worth; long boards name powers. */
export function placesOf({ width, signed, bits }: Board): Place[] {
  return [...bits.toString(2).padStart(width, '0')].map((bit, at) => {
    const place = width - 1 - at;
    const weight = width > 8 ? `2${formatSuperscript(place)}` : String(2 ** place);
    return { place, label: signed && at === 0 ? `−${weight}` : weight, up: bit === '1' };
  });
}

/** The sum that the board stands for: what its top place takes away, and what the others give. */
export function writeSum(board: Board): string {
  const value = worthOf(board);
  const numeral = board.bits.toString(2).padStart(board.width, '0');
  if (value >= 0) return `${numeral} = ${value}`;
  const half = 2 ** (board.width - 1);
  return `${numeral} = −${half} + ${value + half} = ${writeWhole(value)}`;
}
