import { expect, test } from 'vitest';
import { pairLines } from './lines.ts';

test('lines of as many terms are paired term by term', () => {
  expect(pairLines('1·10 + 0·1 = 10', '1·2 + 0·1 = 2')).toEqual([
    ['1·10', '1·2'],
    ['+ 0·1', '+ 0·1'],
    ['= 10', '= 2'],
  ]);
});

test('lines that are not built alike stay whole, one above the other', () => {
  expect(pairLines('1, 0 → 10', '16 = 1·16 + 0 → 10')).toEqual([
    ['1, 0 → 10', '16 = 1·16 + 0 → 10'],
  ]);
});
