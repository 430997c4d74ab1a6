import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countOn, drawFingers, drawStones, within } from './model.ts';

const write = (fingers: number, stones: number) =>
  countOn(fingers, stones)
    .wheels.map(({ symbol }) => symbol)
    .join('');

test.each([
  [10, 16, '16', 6],
  [2, 16, '10000', 0],
  [16, 16, '10', 0],
  [12, 11, 'B', 11],
  [5, 4, '4', 4],
  [5, 5, '10', 0],
  [2, 1, '1', 1],
  [2, 64, '1000000', 0],
])('%i fingers write %i stones as %s, with %i still up', (fingers, stones, numeral, up) => {
  expect(write(fingers, stones)).toBe(numeral);
  expect(countOn(fingers, stones).up).toBe(up);
});

test('the wheels are the numeral, and their worths add up to the stones', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 16 }),
      fc.integer({ min: 1, max: 64 }),
      (fingers, stones) => {
        expect(write(fingers, stones)).toBe(stones.toString(fingers).toUpperCase());
        const worth = countOn(fingers, stones).wheels.reduce(
          (sum, { weight, symbol }) => sum + weight * Number.parseInt(symbol, fingers),
          0,
        );
        expect(worth).toBe(stones);
      },
    ),
  );
});

test('stones stand in rows of sixteen, and each finger once', () => {
  expect(drawStones(17).match(/M/g)).toHaveLength(17);
  expect(drawStones(17)).toMatch(/M248 8h0M8 24h0$/);
  const fingers = drawFingers(10, 0, 6, 28) + drawFingers(10, 6, 10, 6);
  const places = [...fingers.matchAll(/M(\d+) /g)].map(([, x]) => Number(x));
  expect(places).toEqual([6, 19, 32, 45, 58, 79, 92, 105, 118, 131]);
});

test.each([
  [0, 1],
  [1, 1],
  [64, 64],
  [65, 64],
])('%i is kept at %i', (value, kept) => {
  expect(within(value, 1, 64)).toBe(kept);
});
