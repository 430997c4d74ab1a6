import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describePush, lastCount, usedUp, wheelsAt, wheelsFor, writeCount } from './model.ts';

const anyBase = fc.integer({ min: 2, max: 16 });

test('at 9 the symbols are used up: the next push blanks nothing and wakes a second wheel', () => {
  expect(wheelsAt(9, 10, 3)).toEqual([
    { place: 2, before: '', now: '', next: '', turns: false },
    { place: 1, before: '', now: '', next: '1', turns: true },
    { place: 0, before: '8', now: '9', next: '0', turns: true },
  ]);
});

test('the wheels of a number are its numeral, and those of the next push the next numeral', () => {
  fc.assert(
    fc.property(anyBase, fc.nat(5000), (base, seed) => {
      const wheels = wheelsFor(base);
      const value = seed % lastCount(base, wheels);
      const row = wheelsAt(value, base, wheels);
      expect(row).toHaveLength(wheels);
      expect(row.map(({ now }) => now).join('')).toBe(value.toString(base).toUpperCase());
      expect(row.map(({ next }) => next).join('')).toBe((value + 1).toString(base).toUpperCase());
      expect(row.filter(({ turns }) => turns)).toHaveLength(
        describePush(value, value + 1, base).turned,
      );
    }),
  );
});

test.each([
  [9, 10, 10, { turned: 2, grew: true }],
  [8, 9, 10, { turned: 1, grew: false }],
  [99, 100, 10, { turned: 3, grew: true }],
  [109, 110, 10, { turned: 2, grew: false }],
  [7, 8, 2, { turned: 4, grew: true }],
  [10, 9, 10, { turned: 2, grew: false }],
])('from %i to %i in base %i', (from, to, base, push) => {
  expect(describePush(from, to, base)).toEqual(push);
});

test('lengths are used up at 9, 99, 999 and at 1, 3, 7', () => {
  expect(usedUp(10, 5)).toEqual([9, 99, 999, 9999]);
  expect(usedUp(2, 5)).toEqual([1, 3, 7, 15]);
  expect(lastCount(10, 5)).toBe(99_999);
  expect(writeCount(255, 16)).toBe('FF');
});
