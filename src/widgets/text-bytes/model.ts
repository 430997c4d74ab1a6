import { codePointsOf, framesOf, utf8, writeCodePoint } from '#lib/text/utf8.ts';

/** The most symbols that the figure spells: its columns stay in one view. */
export const mostSymbols = 20;

/** One symbol of the text, with everything the figure shows of it. */
export type Column = {
  readonly symbol: string;
  /** What is painted: a mark that needs a letter gets an empty ring, a space a sign. */
  readonly shown: string;
  readonly point: string;
  readonly bytes: readonly string[];
};

/** Spell a text: its symbols, their numbers, their bytes. */
export function columnsOf(text: string): Column[] {
  return codePointsOf(text)
    .slice(0, mostSymbols)
    .map((point) => {
      const symbol = String.fromCodePoint(point);
      const shown = symbol === ' ' ? '␣' : /\p{M}/u.test(symbol) ? `◌${symbol}` : symbol;
      return { symbol, shown, point: writeCodePoint(point), bytes: utf8(point) };
    });
}

/** The bits of one symbol: byte by byte with their frames, then the number again by fours. */
export function unpack(symbol: string): {
  readonly frames: readonly { readonly frame: string; readonly bits: string }[];
  readonly fours: readonly string[];
} {
  const frames = framesOf(codePointsOf(symbol)[0] ?? 0);
  const bits = frames.map((one) => one.bits).join('');
  const padded = bits.padStart(Math.ceil(bits.length / 4) * 4, '0');
  return { frames, fours: padded.match(/.{4}/g) ?? [] };
}
