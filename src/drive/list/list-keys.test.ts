import { describe, expect, test } from 'vitest';
import { decideListMove, findEdge, findTyped } from './list-keys.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const place = { index: 5, count: 30, pageRows: 10 };

describe('keys of the list', () => {
  test.each([
    [{ key: 'ArrowDown' }, { to: 6, how: 'only' }],
    [{ key: 'ArrowUp' }, { to: 4, how: 'only' }],
    [{ key: 'PageDown' }, { to: 15, how: 'only' }],
    [{ key: 'PageUp' }, { to: 0, how: 'only' }],
    [{ key: 'Home' }, { to: 0, how: 'only' }],
    [{ key: 'End' }, { to: 29, how: 'only' }],
    [
      { key: 'ArrowDown', shiftKey: true },
      { to: 6, how: 'range' },
    ],
    [
      { key: 'End', shiftKey: true },
      { to: 29, how: 'range' },
    ],
    [
      { key: 'ArrowDown', ctrlKey: true },
      { to: 6, how: null },
    ],
    [
      { key: 'ArrowDown', metaKey: true },
      { to: 6, how: null },
    ],
    [
      { key: 'ArrowUp', ctrlKey: true, shiftKey: true },
      { to: 4, how: 'add-range' },
    ],
    [{ key: ' ' }, { to: 5, how: 'toggle' }],
    [
      { key: ' ', ctrlKey: true },
      { to: 5, how: 'toggle' },
    ],
    [
      { key: ' ', shiftKey: true },
      { to: 5, how: 'range' },
    ],
    [{ key: 'ArrowUp', altKey: true }, null],
    [{ key: 'Enter' }, null],
    [{ key: 'a' }, null],
  ] as const)('%o', (pressed, move) => {
    expect(decideListMove({ ...plain, ...pressed }, place)).toEqual(move);
  });

  test('Home and End lead to the ends, and no other key does', () => {
    expect(['Home', 'End', 'PageDown'].map(findEdge)).toEqual(['first', 'last', null]);
  });

  test('nothing is beyond the ends', () => {
    const up = decideListMove({ ...plain, key: 'ArrowUp' }, { ...place, index: 0 });
    const down = decideListMove({ ...plain, key: 'PageDown' }, { ...place, index: 25 });
    expect([up?.to, down?.to]).toEqual([0, 29]);
  });

  test('an empty list has nowhere to go, and without a focus the first row is meant', () => {
    expect(decideListMove({ ...plain, key: 'End' }, { ...place, count: 0 })).toBeNull();
    expect(decideListMove({ ...plain, key: ' ' }, { ...place, index: -1 })?.to).toBe(0);
  });
});

describe('typed letters', () => {
  const names = ['Apple', 'avocado', 'Banana', 'Berry', 'cherry'];
  test.each([
    ['b', 0, 2],
    ['b', 2, 3],
    ['bb', 3, 2],
    ['be', 2, 3],
    ['ap', 0, 0],
    ['a', 4, 0],
    ['A', 0, 1],
    ['x', 0, -1],
  ])('"%s" from row %d leads to row %d', (typed, index, to) => {
    expect(findTyped(names, typed, index)).toBe(to);
  });
});
