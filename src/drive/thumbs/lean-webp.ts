/** The parts of a WebP (RFC 9649) that are the picture itself, and those that only speak about it. */
const pictureParts = ['VP8X', 'ALPH', 'VP8 ', 'VP8L'];

/** Of what VP8X announces only this stays. */
const hasAlpha = 0x10;

/**
 * Leave the colour profile and everything else out of a WebP that a canvas wrote: a canvas has sRGB,
 * which is what a picture without a profile has anyway, and the server takes no other parts.
 */
export function leanWebp(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 12; at + 8 <= bytes.byteLength; ) {
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    const part = bytes.slice(at, end);
    const kind = String.fromCharCode(...part.subarray(0, 4));
    if (kind === 'VP8X') part[8] = (part[8] ?? 0) & hasAlpha;
    if (pictureParts.includes(kind)) parts.push(part);
    at = end;
  }
  const lean = new Uint8Array(12 + parts.reduce((sum, part) => sum + part.byteLength, 0));
  lean.set(bytes.subarray(0, 12));
  new DataView(lean.buffer).setUint32(4, lean.byteLength - 8, true);
  let at = 12;
  for (const part of parts) {
    lean.set(part, at);
    at += part.byteLength;
  }
  return lean;
}
