import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deal, rowsOf, writeWhole } from './model.ts';

test('1011 and 110 with all columns worked', () => {
  expect(rowsOf(0b1011, 0b110, false, 5)).toEqual({
    weights: [16, 8, 4, 2, 1],
    sent: [1, 1, 1, '', ''],
    above: ['', 1, 0, 1, 1],
    below: ['', '', 1, 1, 0],
    result: [1, 0, 0, 0, 1],
  });
});

test('after two columns one carry waits above the third', () => {
  const { sent, result } = rowsOf(0b1011, 0b110, false, 2);
  expect(sent).toEqual(['', '', 1, '', '']);
  expect(result).toEqual(['', '', '', 0, 1]);
});

test('10001 less 110 leaves nothing in front', () => {
  const { sent, below, result } = rowsOf(0b10001, 0b110, true, 5);
  expect(sent).toEqual([1, 1, 1, '', '']);
  expect(below).toEqual(['', '', 1, 1, 0]);
  expect(result).toEqual(['', 1, 0, 1, 1]);
});

test.each([
  [11, 6, false, '1011₂ + 110₂ = 10001₂: 11 + 6 = 17'],
  [17, 6, true, '10001₂ − 110₂ = 1011₂: 17 − 6 = 11'],
])('%i and %i as one line', (a, b, minus, line) => {
  expect(writeWhole(a, b, minus)).toBe(line);
});

test('dealt numbers are positive, the larger first, and many before they return', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 32 }), fc.integer({ min: 1, max: 32 }), (a, b) => {
      const [large, small] = deal(a, b);
      expect(large).toBeGreaterThan(0);
      expect(large).toBeGreaterThanOrEqual(small);
    }),
  );
  for (const start of [
    [11, 6],
    [17, 6],
  ] as const) {
    const seen = new Set<string>();
    let pair: readonly [number, number] = start;
    while (!seen.has(String(pair))) {
      seen.add(String(pair));
      pair = deal(...pair);
    }
    expect(seen.size).toBeGreaterThan(12);
  }
});
