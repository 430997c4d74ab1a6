/** The size of a picture. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What a still picture of a browser is made of: nothing that moves, no place where more could hide. */
const stillChunks = ['VP8 ', 'VP8L', 'VP8X', 'ALPH'];

/**
 * Read the size of a still WebP (RFC 9649), or answer null for what is none: another kind, cut off,
 * with something behind its end, animated, or with colour profiles, EXIF or XMP in it.
 */
export function readWebp(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.byteLength < 20 || name(0) !== 'RIFF' || name(8) !== 'WEBP') return null;
  if (view.getUint32(4, true) + 8 !== bytes.byteLength) return null;
  let size: PictureSize | null = null;
  let picture: PictureSize | null = null;
  for (let at = 12; at < bytes.byteLength; ) {
    if (at + 8 > bytes.byteLength) return null;
    const kind = name(at);
    const length = view.getUint32(at + 4, true);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (body.byteLength !== length || !stillChunks.includes(kind)) return null;
    if (kind === 'VP8X') {
      if (at !== 12 || length !== 10 || (body[0] ?? 0) & animated) return null;
      size = { width: 1 + three(body, 4), height: 1 + three(body, 7) };
    } else if (kind !== 'ALPH') {
      // One picture, and nothing after it.
      if (picture) return null;
      picture = kind === 'VP8 ' ? readLossy(body) : readLossless(body);
      if (!picture) return null;
    }
    at += 8 + length + (length % 2);
  }
  if (!picture || (size && (size.width !== picture.width || size.height !== picture.height))) {
    return null;
  }
  return picture;
}

const animated = 0b10;

function three(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256 + (bytes[at + 2] ?? 0) * 65_536;
}

/** A key frame begins with its own size (RFC 6386, 9.1). */
function readLossy(body: Uint8Array): PictureSize | null {
  const isKeyFrame = body.byteLength >= 10 && ((body[0] ?? 1) & 1) === 0;
  if (!isKeyFrame || three(body, 3) !== 0x2a019d) return null;
  const [a = 0, b = 0, c = 0, d = 0] = body.subarray(6, 10);
  return { width: (a + b * 256) & 0x3fff, height: (c + d * 256) & 0x3fff };
}

function readLossless(body: Uint8Array): PictureSize | null {
  if (body.byteLength < 5 || body[0] !== 0x2f) return null;
  const bits = new DataView(body.buffer, body.byteOffset).getUint32(1, true);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}
