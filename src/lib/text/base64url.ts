/** The 64 symbols of base64url; the place of each is its number. */
export const symbols = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Spell bytes in base64url, in the one canonical way. */
export function encode(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | (b << 8) | c;
    // One byte needs two symbols, two need three.
    const length = Math.min(4, bytes.length - at + 1);
    for (let i = 0; i < length; i++) text += symbols[(bits >> (18 - 6 * i)) & 63];
  }
  return text;
}

/** One symbol of a spelling, the number it stands for, and its six bits. */
export type Six = { readonly symbol: string; readonly value: number; readonly bits: string };

/** Take a spelling apart: each symbol is six bits. */
export function sixesOf(spelled: string): Six[] {
  return [...spelled].map((symbol) => {
    const value = symbols.indexOf(symbol);
    return { symbol, value, bits: value.toString(2).padStart(6, '0') };
  });
}
