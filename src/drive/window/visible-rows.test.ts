import { expect, test } from 'vitest';
import { visibleRows } from './visible-rows.ts';

test.each([
  ['nothing measured yet', { top: 0, height: 0, total: 10_000 }, { first: 0, end: 4 }],
  ['the top', { top: 0, height: 400, total: 10_000 }, { first: 0, end: 9 }],
  ['the middle', { top: 80_040, height: 400, total: 10_000 }, { first: 996, end: 1010 }],
  ['the end', { top: 799_600, height: 400, total: 10_000 }, { first: 9991, end: 10_000 }],
  ['fewer than fit', { top: 0, height: 400, total: 2 }, { first: 0, end: 2 }],
  ['scrolled beyond what is left', { top: 8000, height: 400, total: 3 }, { first: 0, end: 3 }],
  ['none', { top: 0, height: 400, total: 0 }, { first: 0, end: 0 }],
])('%s', (_what, scroll, rows) => {
  expect(visibleRows({ ...scroll, row: 80 })).toEqual(rows);
});
