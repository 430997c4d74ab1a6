import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeDigit, columnsOf, mostPlaces, placesNeeded, sharesOf, writeSum } from './model.ts';

const anyBase = fc.integer({ min: 2, max: 16 });
const anyCase = fc.tuple(anyBase, fc.nat()).map(([base, seed]) => {
  const places = mostPlaces(base);
  return { base, places, value: seed % base ** places };
});

test('4572 stands under 1000, 100, 10 and 1, and is 4000 + 500 + 70 + 2', () => {
  const columns = columnsOf(4572, 10, 4);
  expect(columns.map(({ weight }) => weight)).toEqual([1000, 100, 10, 1]);
  expect(columns.map(({ symbol }) => symbol).join('')).toBe('4572');
  expect(sharesOf(4572, 10)).toEqual([4000, 500, 70, 2]);
});

test('empty places on the left are blank, inside they are 0', () => {
  expect(
    columnsOf(407, 10, 5)
      .map(({ blank, symbol }) => (blank ? ' ' : symbol))
      .join(''),
  ).toBe('  407');
  expect(
    columnsOf(0, 10, 3)
      .map(({ blank, symbol }) => (blank ? ' ' : symbol))
      .join(''),
  ).toBe('  0');
  expect(sharesOf(407, 10)).toEqual([400, 7]);
  expect(sharesOf(0, 10)).toEqual([0]);
});

describe('any number', () => {
  test('its written columns are its numeral, and its shares add up to it', () => {
    fc.assert(
      fc.property(anyCase, ({ base, places, value }) => {
        const written = columnsOf(value, base, places).filter(({ blank }) => !blank);
        expect(written.map(({ symbol }) => symbol).join('')).toBe(
          value.toString(base).toUpperCase(),
        );
        expect(written).toHaveLength(placesNeeded(value, base));
        expect(sharesOf(value, base).reduce((sum, share) => sum + share, 0)).toBe(value);
      }),
    );
  });

  test('changing one digit changes that column and no other', () => {
    fc.assert(
      fc.property(
        anyCase,
        fc.nat(),
        fc.integer({ min: -1, max: 16 }),
        ({ base, places, value }, seed, digit) => {
          const place = seed % places;
          const changed = columnsOf(changeDigit(value, base, place, digit), base, places);
          columnsOf(value, base, places).forEach((column, at) => {
            const wanted = column.place === place ? (digit + base) % base : column.digit;
            expect(changed[at]?.digit).toBe(wanted);
          });
        },
      ),
    );
  });
});

test.each([
  [4572, 10, '4572 = 4000 + 500 + 70 + 2'],
  [100, 10, '100 = 100'],
  [0, 10, '0 = 0'],
  [100, 2, '1100100₂ = 64 + 32 + 4 = 100'],
  [100, 16, '64₁₆ = 96 + 4 = 100'],
  [16, 16, '10₁₆ = 16'],
])('%i in base %i is written %s', (value, base, sum) => {
  expect(writeSum(value, base)).toBe(sum);
});
