import { describe, expect, test } from 'vitest';
import { decideGridMove } from './grid-keys.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
/** Three lines of four, four and two. */
const place = { index: 5, count: 10, pageRows: 2, columns: 4 };

describe('keys of the grid', () => {
  test.each([
    ['ArrowLeft', 5, 4],
    ['ArrowLeft', 4, 3],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 5, 6],
    ['ArrowRight', 9, 9],
    ['ArrowUp', 5, 1],
    ['ArrowUp', 1, 1],
    ['ArrowDown', 1, 5],
    ['ArrowDown', 7, 9],
    ['ArrowDown', 8, 8],
    ['PageDown', 1, 9],
    ['PageUp', 9, 1],
    ['Home', 5, 0],
    ['End', 5, 9],
    [' ', 5, 5],
  ])('%s from %d leads to %d', (key, index, to) => {
    expect(decideGridMove({ ...plain, key }, { ...place, index })?.to).toBe(to);
  });

  test.each([
    [{}, 'only'],
    [{ shiftKey: true }, 'range'],
    [{ ctrlKey: true }, null],
    [{ ctrlKey: true, shiftKey: true }, 'add-range'],
  ])('an arrow with %o chooses as in a list: %s', (held, how) => {
    const move = decideGridMove({ ...plain, ...held, key: 'ArrowLeft' }, place);
    expect(move).toEqual({ to: 4, how });
  });

  test('Alt and an arrow is another key, and an empty grid has nowhere to go', () => {
    expect(decideGridMove({ ...plain, altKey: true, key: 'ArrowUp' }, place)).toBeNull();
    expect(decideGridMove({ ...plain, key: 'ArrowDown' }, { ...place, count: 0 })).toBeNull();
  });
});
