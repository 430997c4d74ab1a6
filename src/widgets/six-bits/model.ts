import { encode, type Six, sixesOf } from '#lib/text/base64url.ts';
import { writeByte } from '#lib/text/byte.ts';

/** The most bytes on the board: 24 bits are the first row that both cuts fill. */
const mostBytes = 3;

/** One byte of the text: what is painted for it, and its two digits. */
export type Eight = { readonly shown: string; readonly hex: string };

/** The same bits cut twice, into bytes and into symbols. */
export type Board = {
  /** As much of what was typed as fits. */
  readonly text: string;
  readonly eights: readonly Eight[];
  readonly sixes: readonly Six[];
  /** How many zeros were hung on so that the last six are full. */
  readonly filled: number;
};

/** Lay out a text: its bytes above, its symbols below. Only whole letters are taken. */
export function layOut(typed: string): Board {
  let text = '';
  const eights: Eight[] = [];
  for (const letter of typed) {
    const bytes = new TextEncoder().encode(letter);
    if (eights.length + bytes.length > mostBytes) break;
    text += letter;
    for (const [i, byte] of bytes.entries()) {
      // Of a letter that takes several bytes, each says which it is.
      const part = bytes.length > 1 ? ` ${i + 1}/${bytes.length}` : '';
      eights.push({ shown: (letter === ' ' ? '␣' : letter) + part, hex: writeByte(byte) });
    }
  }
  const sixes = sixesOf(encode(new TextEncoder().encode(text)));
  return { text, eights, sixes, filled: 6 * sixes.length - 8 * eights.length };
}

/** The spelling, and the same with the signs that fill it up to four where padding is wanted. */
export function spellingsOf({ sixes }: Board): { readonly plain: string; readonly padded: string } {
  const plain = sixes.map(({ symbol }) => symbol).join('');
  return { plain, padded: plain.padEnd(4 * Math.ceil(plain.length / 4), '=') };
}

/** Which bytes the bits of a symbol come from. */
export function sourcesOf({ eights }: Board, at: number): readonly number[] {
  const [first, last] = [6 * at, 6 * at + 5].map((bit) => Math.floor(bit / 8));
  return eights.flatMap((_, i) => (i === first || i === last ? [i] : []));
}
