import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Column, columnsOf, writeColumn } from './columns.ts';

const read = (columns: readonly Column[], what: 'digit' | 'before' | 'after') =>
  columns
    .map((column) => column[what])
    .reverse()
    .join('');

test('1011 and 110 are 10001, with three carries', () => {
  const columns = columnsOf(0b1011, 0b110, false);
  expect(read(columns, 'digit')).toBe('10001');
  expect(read(columns, 'after')).toBe('01110');
});

test('10001 less 110 is 1011, with three that were lent', () => {
  const columns = columnsOf(0b10001, 0b110, true);
  expect(read(columns, 'digit')).toBe('01011');
  expect(read(columns, 'after')).toBe('01110');
});

test('the columns are the sum and the difference, and nothing is left to send', () => {
  fc.assert(
    fc.property(fc.nat(1023), fc.nat(1023), (a, b) => {
      const [large, small] = [Math.max(a, b), Math.min(a, b)];
      for (const [minus, result] of [
        [false, large + small],
        [true, large - small],
      ] as const) {
        const columns = columnsOf(large, small, minus);
        expect(Number.parseInt(read(columns, 'digit'), 2)).toBe(result);
        expect(columns.at(-1)?.after).toBe(0);
        for (const [i, { before }] of columns.entries()) {
          expect(before).toBe(columns[i - 1]?.after ?? 0);
        }
      }
    }),
  );
});

test.each([
  [0b11, 0b11, false, ['1 + 1 = 10', '1 + 1 + 1 = 11', '0 + 0 + 1 = 1']],
  [0b100, 0b1, true, ['10 − 1 = 1', '10 − 1 − 0 = 1', '1 − 1 − 0 = 0']],
  [0b101, 0b1, true, ['1 − 1 = 0', '0 − 0 = 0', '1 − 0 = 1']],
] as const)('%i and %i, each column written out', (a, b, minus, lines) => {
  expect(columnsOf(a, b, minus).map((column) => writeColumn(column, minus))).toEqual(lines);
});
