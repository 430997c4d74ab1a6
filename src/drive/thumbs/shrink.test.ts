import { describe, expect, test } from 'vitest';
import { MiB } from '#lib/units.ts';
import { isPicture, shrink } from './shrink.ts';

describe('a picture in a square of 400', () => {
  test.each([
    [4000, 3000, 400, 300],
    [3000, 4000, 300, 400],
    [400, 400, 400, 400],
    [401, 401, 400, 400],
    [30, 20, 30, 20],
    [90_000, 1, 400, 1],
  ])('%d × %d becomes %d × %d', (width, height, ...expected) => {
    const size = shrink({ width, height }, 400);
    expect([size.width, size.height]).toEqual(expected);
  });
});

test.each([
  ['image/png', 1, true],
  ['image/jpeg', 64 * MiB, true],
  ['image/jpeg', 64 * MiB + 1, false],
  ['image/png', 0, false],
  ['image/svg+xml', 10, false],
  ['video/mp4', 10, false],
  ['', 10, false],
])('a file of the type "%s" with %d bytes: %s', (type, size, may) => {
  expect(isPicture({ type, size })).toBe(may);
});
