import { writeByte } from './byte.ts';

/** What cannot be spelled (half of a surrogate pair) is spelled as the sign for that. */
const replacement = 0xfffd;

/** Give the number of each symbol of a text, in order. */
export function codePointsOf(text: string): number[] {
  return [...text].map((symbol) => {
    const point = symbol.codePointAt(0) ?? replacement;
    return point >= 0xd800 && point <= 0xdfff ? replacement : point;
  });
}

/** How many bytes UTF-8 takes for the symbol with this number. */
export function byteCount(point: number): number {
  if (point <= 0x7f) return 1;
  if (point <= 0x7ff) return 2;
  return point <= 0xffff ? 3 : 4;
}

/** Cut the bits of a number into its bytes: the frame says what a byte is for, the rest is the number. */
export function framesOf(point: number): { readonly frame: string; readonly bits: string }[] {
  const count = byteCount(point);
  const first = count === 1 ? '0' : `${'1'.repeat(count)}0`;
  const room = 8 - first.length;
  const bits = point.toString(2).padStart(room + 6 * (count - 1), '0');
  return Array.from({ length: count }, (_, i) =>
    i === 0
      ? { frame: first, bits: bits.slice(0, room) }
      : { frame: '10', bits: bits.slice(room + 6 * (i - 1), room + 6 * i) },
  );
}

/** Spell the symbol with this number in UTF-8. */
export function utf8(point: number): string[] {
  return framesOf(point).map(({ frame, bits }) => writeByte(Number.parseInt(frame + bits, 2)));
}

/** Write the number of a symbol as Unicode does: `U+0915`. */
export function writeCodePoint(point: number): string {
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}
