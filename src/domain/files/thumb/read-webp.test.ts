import { expect, test } from 'vitest';
import { readWebp } from './read-webp.ts';

const chunk = (name: string, body: number[]) => {
  const head = Buffer.alloc(8);
  head.write(name);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, Buffer.from(body), Buffer.alloc(body.length % 2)]);
};
const riff = (...chunks: Buffer[]) => {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  const head = Buffer.alloc(8);
  head.write('RIFF');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
};
const two = (n: number) => [n % 256, Math.floor(n / 256)];
const lossy = (width: number, height: number) =>
  chunk('VP8 ', [0x10, 0, 0, 0x9d, 1, 0x2a, ...two(width), ...two(height), 7, 7]);
const lossless = (width: number, height: number) => {
  const bits = Buffer.alloc(4);
  bits.writeUInt32LE((width - 1) | ((height - 1) << 14));
  return chunk('VP8L', [0x2f, ...bits, 7]);
};
const extended = (flags: number, width: number, height: number) =>
  chunk('VP8X', [flags, 0, 0, 0, ...two(width - 1), 0, ...two(height - 1), 0]);

test.each([
  ['lossy', riff(lossy(512, 3)), { width: 512, height: 3 }],
  ['lossless', riff(lossless(300, 400)), { width: 300, height: 400 }],
  [
    'with transparency',
    riff(extended(16, 9, 8), chunk('ALPH', [1, 2, 3]), lossy(9, 8)),
    { width: 9, height: 8 },
  ],
])('a still picture tells its size: %s', (_name, bytes, size) => {
  expect(readWebp(bytes)).toEqual(size);
});

const good = riff(lossy(9, 8));
test.each([
  ['nothing', Buffer.alloc(0)],
  ['a PNG', Buffer.from('\x89PNG\r\n\x1a\n0000000000000000', 'latin1')],
  ['a WAV', Buffer.concat([good.subarray(0, 8), Buffer.from('WAVE'), good.subarray(12)])],
  ['cut off', good.subarray(0, -1)],
  ['with something behind its end', Buffer.concat([good, Buffer.from('<script>')])],
  ['no picture', riff(extended(0, 9, 8))],
  ['an animation by its flag', riff(extended(2, 9, 8), lossy(9, 8))],
  ['an animation by its chunk', riff(extended(0, 9, 8), chunk('ANIM', [0, 0]), lossy(9, 8))],
  ['frames', riff(extended(0, 9, 8), chunk('ANMF', [0, 0]), lossy(9, 8))],
  ['EXIF', riff(extended(8, 9, 8), lossy(9, 8), chunk('EXIF', [1, 2]))],
  ['an unknown chunk', riff(lossy(9, 8), chunk('EVIL', [1, 2]))],
  ['two pictures', riff(lossy(9, 8), lossy(9, 8))],
  ['a size of its own', riff(extended(0, 9, 9), lossy(9, 8))],
  ['a picture that is no key frame', riff(chunk('VP8 ', [1, 0, 0, 0x9d, 1, 0x2a, 9, 0, 8, 0]))],
  ['a picture without its signature', riff(chunk('VP8L', [0x2e, 0, 0, 0, 0]))],
])('%s is none', (_name, bytes) => {
  expect(readWebp(bytes)).toBeNull();
});
