import sharp from 'sharp';
import { expect, test } from 'vitest';
import { readWebp } from '#domain/files/thumb/read-webp.ts';
import { leanWebp } from './lean-webp.ts';

const plain = { create: { width: 40, height: 30, channels: 4, background: '#7a5cff80' } } as const;

test.each([
  ['a profile', sharp(plain).withIccProfile('p3')],
  ['EXIF', sharp(plain).withExif({ IFD0: { Artist: 'Asha' } })],
])('a picture with %s is taken by the server without it, and looks the same', async (_, drawn) => {
  const written = new Uint8Array(await drawn.webp({ lossless: true }).toBuffer());
  expect(readWebp(written)).toBeNull();
  const lean = leanWebp(written);
  expect(readWebp(lean)).toEqual({ width: 40, height: 30 });
  const pixels = (bytes: Uint8Array) => sharp(bytes).keepIccProfile().raw().toBuffer();
  expect(await pixels(lean)).toEqual(await pixels(written));
});

test('a lean picture stays as it is', async () => {
  const bytes = new Uint8Array(await sharp(plain).webp().toBuffer());
  expect(leanWebp(bytes)).toEqual(bytes);
});
