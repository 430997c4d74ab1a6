import { encode, type Six, sixesOf, symbols } from './base64url.ts';

/** Read bytes back as a forgiving decoder does; null when it is not base64 at all. */
export function decode(text: string): Uint8Array<ArrayBuffer> | null {
  const plain = text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  if (/[^\w-]/.test(plain) || plain.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((plain.length * 6) / 8));
  let bits = 0;
  let at = 0;
  [...plain].forEach((symbol, i) => {
    bits = ((bits << 6) | symbols.indexOf(symbol)) & 0xffff;
    // After the first symbol of four, each one completes a byte.
    if (i % 4) bytes[at++] = (bits >> (6 - 2 * (i % 4))) & 255;
  });
  return bytes;
}

/** Tell whether these bytes could only have been spelled like this. */
export function isCanonical(text: string): boolean {
  const bytes = decode(text);
  return bytes !== null && encode(bytes) === text;
}

/** Undo four symbols by hand: each is six bits, together they are up to three bytes. */
export function undo(four: string): {
  sixes: Six[];
  eights: { bits: string; hex: string; sign: string }[];
} {
  const eights = [...(decode(four) ?? [])].map((byte) => ({
    bits: byte.toString(2).padStart(8, '0'),
    hex: byte.toString(16).padStart(2, '0'),
    // Outside printable ASCII a byte alone is no character.
    sign: byte > 32 && byte < 127 ? String.fromCharCode(byte) : '·',
  }));
  return { sixes: sixesOf(four), eights };
}
