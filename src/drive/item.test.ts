import { expect, test } from 'vitest';
import { isOwnPlace, mayIn, toKind } from './item.ts';

test.each([
  ['image/png', 'image'],
  ['video/mp4', 'video'],
  ['audio/flac', 'audio'],
  ['text/plain', 'text'],
  ['application/pdf', 'document'],
  ['application/zip', 'archive'],
  ['application/octet-stream', 'other'],
  ['folder/evil', 'other'],
  ['', 'other'],
] as const)('%s is shown as %s', (type, kind) => {
  expect(toKind({ kind: 'file', type })).toBe(kind);
});

test('a folder is a folder', () => {
  expect(toKind({ kind: 'folder' })).toBe('folder');
});

test('a place is of the reader when its way begins at the root, which alone has no name', () => {
  const root = { id: 'r', name: '' };
  const lent = { id: 'l', name: 'Lent' };
  expect(isOwnPlace(null)).toBe(true);
  expect(isOwnPlace({ trail: [root, lent] })).toBe(true);
  expect(isOwnPlace({ trail: [lent] })).toBe(false);
});

test('what the server refuses in a folder is not offered there', () => {
  const refusals = {
    list: null,
    read: null,
    write: 'shared-to-read',
    change: null,
    archive: null,
    restore: null,
    open: null,
    cancel: null,
    delete: null,
    discard: null,
  };
  expect(mayIn({ refusals }, 'write')).toBe(false);
  expect(mayIn({ refusals }, 'read')).toBe(true);
  expect(mayIn(null, 'write')).toBe(true);
});
