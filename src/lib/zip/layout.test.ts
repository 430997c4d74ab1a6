import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { GiB } from '#lib/units.ts';
import { layZip, type ZipEntry, type ZipLayout } from './layout.ts';

// Python reads a zip by its central headers and holds the local ones and the checksums against them.
const python = spawnSync('python3', ['--version']).status === 0;

const folder = mkdtempSync(join(tmpdir(), 'solah-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface TestEntry extends ZipEntry {
  readonly content?: Buffer;
}

const moment = new Date('2026-03-04T05:06:08Z');
const entry = (path: string, text = ''): TestEntry => {
  const content = Buffer.from(text);
  const sum = crc32(content);
  return { path, bytes: content.byteLength, crc32: sum, modifiedAt: moment, content };
};

function read(layout: ZipLayout<TestEntry>, start = 0, end = layout.bytes - 1): Buffer {
  const parts = [...layout.pieces(start, end)].map((piece) =>
    piece instanceof Uint8Array
      ? piece
      : (piece.entry.content ?? Buffer.alloc(0)).subarray(piece.start, piece.end + 1),
  );
  return Buffer.concat(parts);
}

const some = [
  entry('a/'),
  entry('a/empty.txt'),
  entry('a/सोलह 16.txt', 'sixteen'.repeat(50)),
  entry('b.bin', '\u0000\u0001'),
];

test('a zip has exactly the length that was said, and any part of it is that part of the whole', () => {
  const layout = layZip(some);
  const whole = read(layout);
  expect(whole.byteLength).toBe(layout.bytes);
  fc.assert(
    fc.property(fc.nat(layout.bytes - 1), fc.nat(layout.bytes - 1), (one, other) => {
      const [start, end] = [Math.min(one, other), Math.max(one, other)];
      expect(read(layout, start, end).equals(whole.subarray(start, end + 1))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('what lies before a part is not made, and bytes that it does not need are not asked for', () => {
  const layout = layZip(some);
  const wanted = [...layout.pieces(layout.bytes - 5, layout.bytes - 1)];
  expect(wanted).toHaveLength(1);
  expect(wanted[0]).toHaveProperty('byteLength', 5);
});

test.runIf(python)('another program unpacks it, with names, moments and folders', () => {
  const path = write('plain.zip', layZip(some));
  const script = `
import sys, zipfile, json
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
print(json.dumps([[i.filename, i.file_size, i.is_dir(), list(i.date_time)] for i in z.infolist()]))`;
  const told = JSON.parse(execFileSync('python3', ['-c', script, path], { encoding: 'utf8' }));
  const date = [2026, 3, 4, 5, 6, 8];
  expect(told).toEqual(some.map(({ path, bytes }) => [path, bytes, path.endsWith('/'), date]));
});

test.runIf(python)('beyond 4 GiB and beyond 65,535 entries it is still read right', () => {
  const large: TestEntry = { path: 'large', bytes: 5 * GiB, crc32: 0, modifiedAt: moment };
  const huge = write('large.zip', layZip<TestEntry>([large, entry('behind', 'x')]));
  expect(list(huge)).toEqual([
    ['large', 5 * GiB, 0],
    ['behind', 1, 5 * GiB + 64],
  ]);
  const many = Array.from({ length: 66_000 }, (_, i) => entry(`${i}`));
  expect(list(write('many.zip', layZip(many)))).toHaveLength(66_000);
});

test.each([65_534, 65_535])('a zip of %i entries ends as its count asks', (count) => {
  const many = Array.from({ length: count }, (_, i) => entry(`${i}`));
  const layout = layZip(many);
  const end = read(layout, layout.bytes - 22);
  const locator = read(layout, layout.bytes - 42, layout.bytes - 39).readUInt32LE();
  expect(end.readUInt16LE(10)).toBe(count);
  expect(locator === 0x07064b50).toBe(count === 65_535);
});

test('a zip of nothing is only its end', () => {
  expect(read(layZip([])).toString('hex')).toBe(`504b0506${'00'.repeat(18)}`);
});

function write(name: string, layout: ZipLayout<TestEntry>): string {
  const path = join(folder, name);
  const file = openSync(path, 'w');
  let at = 0;
  for (const piece of layout.pieces(0, layout.bytes - 1)) {
    // The bytes of the large one are a hole: no disk is filled by this test.
    const bytes = piece instanceof Uint8Array ? piece : piece.entry.content;
    if (bytes) writeSync(file, bytes, 0, bytes.byteLength, at);
    at += piece instanceof Uint8Array ? piece.byteLength : piece.end + 1 - piece.start;
  }
  ftruncateSync(file, at);
  closeSync(file);
  return path;
}

function list(path: string): unknown[] {
  const script = `
import sys, zipfile, json
z = zipfile.ZipFile(sys.argv[1])
with z.open(z.infolist()[-1]) as last: last.read()
print(json.dumps([[i.filename, i.file_size, i.header_offset] for i in z.infolist()]))`;
  return JSON.parse(
    execFileSync('python3', ['-c', script, path], {
      encoding: 'utf8',
      maxBuffer: 32 * 1024 * 1024,
    }),
  );
}
