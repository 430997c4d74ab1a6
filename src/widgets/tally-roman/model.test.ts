import { expect, test } from 'vitest';
import { formatRoman } from '#lib/numbers/roman.ts';
import { addByHand, largestLetter, lettersOf, mostCounted } from './model.ts';

const letterValues: Record<string, number> = { I: 1, V: 5, X: 10, L: 50 };

/** Worth of letters without any shortcut. */
function worth(line: string): number {
  return [...line.replaceAll(' + ', '')].reduce(
    (sum, letter) => sum + (letterValues[letter] ?? Number.NaN),
    0,
  );
}

test('all 1,600 sums come out as Rome writes them, and no line on the way loses a stroke', () => {
  for (let first = 1; first <= mostCounted; first++) {
    for (let second = 1; second <= mostCounted; second++) {
      const steps = addByHand(formatRoman(first) ?? '', formatRoman(second) ?? '');
      expect(steps.at(-1)?.line).toBe(formatRoman(first + second));
      for (const { did, line } of steps) {
        if (did !== 'shorten') expect(worth(line), line).toBe(first + second);
      }
    }
  }
});

test('XVI + XIV, line by line', () => {
  expect(addByHand('XVI', 'XIV')).toEqual([
    { did: 'spell-out', line: 'XVI + XIIII' },
    { did: 'put-together', line: 'XXVIIIII' },
    { did: 'bundle', from: 'IIIII', to: 'V', line: 'XXVV' },
    { did: 'bundle', from: 'VV', to: 'X', line: 'XXX' },
  ]);
});

test('nothing is done that is not needed', () => {
  expect(addByHand('I', 'II')).toEqual([{ did: 'put-together', line: 'III' }]);
  expect(addByHand('II', 'II')).toEqual([
    { did: 'put-together', line: 'IIII' },
    { did: 'shorten', line: 'IV' },
  ]);
});

test('letters are worth their number, the small one in front taken away', () => {
  expect(lettersOf(14)).toEqual([
    { worth: 10, less: 0 },
    { worth: 5, less: 1 },
  ]);
  expect(lettersOf(40)).toEqual([{ worth: 50, less: 10 }]);
  for (let value = 1; value <= mostCounted; value++) {
    const parts = lettersOf(value);
    expect(parts.reduce((sum, { worth: plus, less }) => sum + plus - less, 0)).toBe(value);
    for (const { worth: plus, less } of parts) {
      expect([1, 5, 10, largestLetter]).toContain(plus);
      expect([0, 1, 10]).toContain(less);
    }
  }
});
