import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deal, mostCards, sharesOf, showing, turn, worth, worths, writeRow } from './model.ts';

const anyRow = fc.array(fc.boolean(), { minLength: 1, maxLength: mostCards });

test('five cards are worth 16, 8, 4, 2 and 1', () => {
  expect(worths(5)).toEqual([16, 8, 4, 2, 1]);
});

test.each([
  [16, 5, '10000₂ = 16'],
  [17, 5, '10001₂ = 16 + 1 = 17'],
  [0, 4, '0₂ = 0'],
  [5, 4, '101₂ = 4 + 1 = 5'],
  [22, 5, '10110₂ = 16 + 4 + 2 = 22'],
  [100, 8, '1100100₂ = 64 + 32 + 4 = 100'],
  [1000, 10, '1111101000₂ = 512 + 256 + 128 + 64 + 32 + 8 = 1000'],
])('%i on %i cards is written %s', (value, count, line) => {
  expect(writeRow(showing(value, count))).toBe(line);
});

test('a row shows its number, read as base two by another hand', () => {
  fc.assert(
    fc.property(anyRow, (cards) => {
      const digits = cards.map((up) => (up ? '1' : '0')).join('');
      expect(worth(cards)).toBe(Number.parseInt(digits, 2));
      expect(showing(worth(cards), cards.length)).toEqual(cards);
      expect(sharesOf(cards).reduce((sum, share) => sum + share, 0)).toBe(worth(cards));
    }),
  );
});

test('turning a card changes the row by what it is worth, and turning it again undoes that', () => {
  fc.assert(
    fc.property(anyRow, fc.nat(), (cards, seed) => {
      const at = seed % cards.length;
      const turned = turn(cards, at);
      expect(Math.abs(worth(turned) - worth(cards))).toBe(2 ** (cards.length - 1 - at));
      expect(turn(turned, at)).toEqual(cards);
    }),
  );
});

test.each([1, 4, 5, 8, mostCards])('with %i cards each number is dealt once a round', (count) => {
  const dealt = new Set<number>();
  for (let value = 0; !dealt.has(value); value = deal(value, count)) dealt.add(value);
  expect(dealt.size).toBe(2 ** count);
});
