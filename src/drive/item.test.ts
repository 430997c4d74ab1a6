import { expect, test } from 'vitest';
import { toKind } from './item.ts';

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
