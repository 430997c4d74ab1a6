import { expect, test } from 'vitest';
import { MiB } from '#lib/units.ts';
import { decidePreview } from './decide-preview.ts';

test.each([
  ['image/png', 1, 'image'],
  ['image/avif', 64 * MiB, 'image'],
  ['image/avif', 64 * MiB + 1, 'too-large'],
  ['image/svg+xml', 1, 'none'],
  ['audio/flac', 1e12, 'audio'],
  ['video/mp4', 1e12, 'video'],
  ['text/plain', 1e12, 'text'],
  ['text/plain', 0, 'blank'],
  ['text/html', 1, 'none'],
  ['application/pdf', 1, 'none'],
  ['application/octet-stream', 1, 'none'],
] as const)('%s of %d bytes: %s', (type, bytes, shown) => {
  expect(decidePreview({ type, bytes })).toBe(shown);
});
