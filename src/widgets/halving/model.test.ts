import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clampHalved, halve, mostHalved, readUpwards } from './model.ts';

test('100 is halved in seven rows, and its remainders come out backwards', () => {
  const rows = halve(100);
  expect(rows.map(({ value }) => value)).toEqual([100, 50, 25, 12, 6, 3, 1]);
  expect(rows.map(({ rest }) => rest).join('')).toBe('0010011');
  expect(rows.at(-1)).toEqual({ value: 1, half: 0, rest: 1 });
  expect(readUpwards(rows)).toBe('1100100₂');
});

test('any number: each row is right, the numeral is its numeral, and ten rows are enough', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: mostHalved }), (value) => {
      const rows = halve(value);
      for (const row of rows) expect(row.value).toBe(2 * row.half + row.rest);
      expect(readUpwards(rows)).toBe(`${value.toString(2)}₂`);
      expect(rows.length).toBeLessThanOrEqual(10);
    }),
  );
});

test.each([
  [0, 1],
  [1, 1],
  [1023, 1023],
  [1024, 1023],
  [7.9, 7],
  [Number.NaN, null],
])('%d is halved as %s', (typed, kept) => {
  expect(clampHalved(typed)).toBe(kept);
});
