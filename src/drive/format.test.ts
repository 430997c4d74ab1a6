import { describe, expect, test } from 'vitest';
import {
  count,
  daysUntil,
  formatBytes,
  formatMoment,
  formatMomentInFull,
  shareOf,
} from './format.ts';

describe('a size is short and true', () => {
  test.each([
    [0, '0 B'],
    [1, '1 B'],
    [999, '999 B'],
    [1000, '1 KiB'],
    [1024, '1 KiB'],
    [1536, '1.5 KiB'],
    [10 * 1024, '10 KiB'],
    [999 * 1024, '999 KiB'],
    [1023 * 1024, '1 MiB'],
    [4.24 * 1024 ** 2, '4.2 MiB'],
    [64 * 1024 ** 3, '64 GiB'],
    [5000 * 1024 ** 4, '5,000 TiB'],
  ])('%d bytes', (bytes, text) => {
    expect(formatBytes(bytes, 'en')).toBe(text);
  });
});

describe('a moment is as short as it can be understood', () => {
  const now = new Date(2026, 10, 23, 18, 0);
  test.each([
    [new Date(2026, 10, 23, 9, 5), /^9:05\sAM$/],
    [new Date(2026, 10, 22, 23, 59), /^Nov 22$/],
    [new Date(2025, 11, 31), /^Dec 31, 2025$/],
  ])('%s', (moment, text) => {
    expect(formatMoment(moment.toISOString(), now, 'en')).toMatch(text);
  });
});

test.each(['en', 'hi-Latn'])(
  'a moment in full ends where a sentence can go on (%s)',
  (language) => {
    const moment = new Date(2026, 10, 23, 18, 5).toISOString();
    expect(formatMomentInFull(moment, language)).toMatch(/2026, 6:05\sPM$/);
  },
);

test.each([
  ['2026-11-23T00:00:00Z', 0],
  ['2026-11-23T18:00:00Z', 0],
  ['2026-11-23T18:00:01Z', 1],
  ['2026-12-23T18:00:00Z', 30],
])('until %s there are %d days', (iso, days) => {
  expect(daysUntil(iso, new Date('2026-11-23T18:00:00Z'))).toBe(days);
});

test.each([
  [0, '0 files'],
  [1, '1 file'],
  [1234, '1,234 files'],
])('%d is said with the right form', (n, text) => {
  expect(count({ one: '{n} file', other: '{n} files' }, n, 'en')).toBe(text);
});

test.each([
  [0, 0, 1],
  [0, 10, 0],
  [5, 10, 0.5],
  [11, 10, 1],
  [-1, 10, 0],
])('%d of %d is a share of %d', (done, whole, share) => {
  expect(shareOf(done, whole)).toBe(share);
});
