import { expect, test } from 'vitest';
import { formatDollars, formatMonth } from './dollars.ts';

test.each([
  [0, '$0.00'],
  [0.0001, '< $0.01'],
  [0.00999, '< $0.01'],
  [0.01, '$0.01'],
  [23.552, '$23.55'],
  [1234.5, '$1,234.50'],
])('%d dollars', (dollars, text) => {
  expect(formatDollars(dollars, 'en')).toBe(text);
});

test('the month of a table is written in words', () => {
  expect(formatMonth('2026-11', 'en')).toBe('November 2026');
});
