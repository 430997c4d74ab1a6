import { expect, test } from 'vitest';
import { formatRoman } from '#lib/numbers/roman.ts';
import { addByHand, mostCounted } from './model.ts';

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
