import { writeByte } from '#lib/text/byte.ts';

/** How a PNG of sixteen by sixteen points begins: its first 32 bytes. */
export const pictureBytes: readonly number[] = [
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
  0x00, 0x00, 0x00, 0x10, 0x00, 0x00, 0x00, 0x10, 0x08, 0x02, 0x00, 0x00, 0x00, 0x90, 0x91, 0x68,
];

/** The parts of that beginning, by name and first byte. */
const parts = [
  ['signature', 0],
  ['length', 8],
  ['header', 12],
  ['width', 16],
  ['height', 20],
  ['settings', 24],
  ['check', 29],
] as const;

export type PartName = (typeof parts)[number][0];

/** A part of the picture's beginning, with its first and its last byte. */
export type Part = { readonly name: PartName; readonly from: number; readonly to: number };

/** Find the part in which a byte of the picture stands. */
export function partAt(at: number): Part {
  const i = parts.findLastIndex(([, from]) => from <= at);
  const [name, from] = parts[i] ?? parts[0];
  return { name, from, to: (parts[i + 1]?.[1] ?? pictureBytes.length) - 1 };
}

/** What files begin with, in base sixteen. */
const signatures = [
  ['PNG', '89504E470D0A1A0A'],
  ['JPEG', 'FFD8FF'],
  ['GIF', '47494638'],
  ['PDF', '25504446'],
  ['ZIP', '504B0304'],
] as const;

/** Say what a file begins like, whatever its name; null when it is none that we know. */
export function kindOf(bytes: readonly number[]): string | null {
  const start = bytes.map(writeByte).join('');
  return signatures.find(([, signature]) => start.startsWith(signature))?.[0] ?? null;
}

/** What a dump paints for a byte: its symbol in ASCII, and a point for what has none to show. */
export function paint(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
}
