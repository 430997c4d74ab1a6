import { expect, test } from 'vitest';
import { MiB } from '#lib/units.ts';
import { isSameFile, printOf } from './print.ts';

const file = new File(['abc'], 'a.txt', { lastModified: 1 });
const upload = { name: 'a.txt', length: 3, folderId: 'f', modifiedAt: new Date(1).toISOString() };

test.each([
  ['the same', {}, true],
  ['another name', { name: 'b.txt' }, false],
  ['another size', { length: 4 }, false],
  ['another date', { modifiedAt: new Date(2).toISOString() }, false],
  ['no date', { modifiedAt: null }, false],
  ['another folder', { folderId: 'g' }, false],
])('%s: %j', (_what, change, isSame) => {
  expect(isSameFile({ ...upload, ...change }, { file, folderId: 'f' })).toBe(isSame);
});

test('a file that was given another name is known by that', () => {
  expect(isSameFile({ ...upload, name: 'b' }, { file, name: 'b', folderId: 'f' })).toBe(true);
});

test('files that differ only at their very end have other prints', async () => {
  const large = new Uint8Array(3 * MiB);
  const other = large.slice();
  other[other.length - 1] = 1;
  const [one, same, another] = await Promise.all(
    [large, large.slice(), other].map((bytes) => printOf(new Blob([bytes]))),
  );
  expect(one).toMatch(/^[0-9a-f]{64}$/);
  expect(one).toBe(same);
  expect(one).not.toBe(another);
});
