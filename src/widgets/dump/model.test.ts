import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { kindOf, paint, partAt, pictureBytes } from './model.ts';

test('the bytes begin a real picture of sixteen by sixteen points', async () => {
  const chunk = (name: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    const named = Buffer.concat([Buffer.from(name), body]);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const start = Buffer.from(pictureBytes);
  const rows = Buffer.alloc(16 * (1 + 16 * 3));
  const file = Buffer.concat([
    start.subarray(0, 8),
    chunk('IHDR', start.subarray(16, 29)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  expect([...file.subarray(0, 32)]).toEqual([...pictureBytes]);
  expect(await sharp(file).metadata()).toMatchObject({ format: 'png', width: 16, height: 16 });
});

test.each([
  [0, 'signature', 0, 7],
  [7, 'signature', 0, 7],
  [8, 'length', 8, 11],
  [19, 'width', 16, 19],
  [25, 'settings', 24, 28],
  [31, 'check', 29, 31],
])('byte %i stands in %s, from %i to %i', (at, name, from, to) => {
  expect(partAt(at)).toEqual({ name, from, to });
});

test.each([
  [[...pictureBytes], 'PNG'],
  [[0xff, 0xd8, 0xff, 0xe0], 'JPEG'],
  [[...Buffer.from('GIF89a')], 'GIF'],
  [[...Buffer.from('%PDF-1.7')], 'PDF'],
  [[...Buffer.from('PK'), 3, 4], 'ZIP'],
  [[...Buffer.from('Solah')], null],
  [[], null],
])('%j begins like %s', (bytes, kind) => {
  expect(kindOf(bytes)).toBe(kind);
});

test('what has no symbol is painted as a point', () => {
  expect(pictureBytes.slice(0, 16).map(paint).join('')).toBe('·PNG········IHDR');
  expect([0x20, 0x7e, 0x7f, 0xff].map(paint).join('')).toBe(' ~··');
});
