import { expect, test } from 'vitest';
import { bounds, powersOf } from './model.ts';

const bases = Array.from({ length: bounds.most - 1 }, (_, i) => i + bounds.least);

test('two goes from 1024 down to 1, ten from 100000', () => {
  expect(powersOf(2).map(({ value }) => value)).toEqual([
    1024, 512, 256, 128, 64, 32, 16, 8, 4, 2, 1,
  ]);
  expect(powersOf(10).map(({ value }) => value)).toEqual([100_000, 10_000, 1000, 100, 10, 1]);
});

test.each(bases)('in base %i each row is its product, and the row above it divided', (base) => {
  const powers = powersOf(base);
  expect(powers.length).toBeGreaterThan(4);
  expect(powers.length).toBeLessThan(12);
  for (const [i, { exponent, product, value }] of powers.entries()) {
    const factors = product === '' ? [] : product.split('·').map(Number);
    expect(factors).toHaveLength(exponent);
    expect(factors.reduce((all, factor) => all * factor, 1)).toBe(value);
    expect(value).toBe(base ** exponent);
    if (i > 0) expect((powers[i - 1]?.value ?? 0) / base).toBe(value);
  }
});
