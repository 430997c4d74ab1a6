import { expect, test } from 'vitest';
import { moveInGrid } from './grid.ts';

test.each([
  [0, 'ArrowRight', 1],
  [0, 'ArrowLeft', null],
  [8, 'ArrowLeft', 7],
  [15, 'ArrowRight', null],
  [3, 'ArrowDown', 11],
  [11, 'ArrowUp', 3],
  [11, 'ArrowDown', null],
  [3, 'ArrowUp', null],
  [11, 'Home', 8],
  [11, 'End', 15],
  [0, 'Home', 0],
  [5, 'a', null],
  [5, ' ', null],
])('from %i, %s leads to %s', (at, key, target) => {
  expect(moveInGrid(at, key, 16, 8)).toBe(target);
});
