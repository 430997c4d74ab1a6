import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRoman, largestRoman } from '#lib/numbers/roman.ts';
import { sayNumeral, type Tongue } from '#lib/numbers/spoken.ts';
import { english } from '#lib/numbers/spoken-english.ts';
import { hinglish } from '#lib/numbers/spoken-hinglish.ts';
import { drawStones, drawStrokes, litOf, type Words, writingsOf } from './model.ts';

const wordsOf = (tongue: Tongue, hundred: string, thousand: string): Words => ({
  small: Array.from({ length: 100 }, (_, n) => (n ? tongue.small(n) : tongue.digits[0])).join(' '),
  hundred,
  thousand,
  and: tongue.and,
});
const both = [wordsOf(english, 'hundred', 'thousand'), wordsOf(hinglish, 'sau', 'hazaar')];
const write = (value: number) =>
  writingsOf(value, both).map((parts, i) => parts.map(({ sign }) => sign).join(i < 5 ? '' : ' '));

test('sixteen has seven writings', () => {
  expect(write(16)).toEqual(['XVI', '16', '१६', '10', '10000', 'sixteen', 'solah']);
});

test('every number of Rome is written as other hands write it, and its shares add up', () => {
  for (let value = 1; value <= largestRoman; value++) {
    const [roman, ten, devanagari, sixteen, two, ...said] = write(value);
    expect(roman).toBe(formatRoman(value));
    expect(ten).toBe(String(value));
    expect(devanagari).toBe(
      new Intl.NumberFormat('hi-u-nu-deva', { useGrouping: false }).format(value),
    );
    expect(Number.parseInt(sixteen ?? '', 16)).toBe(value);
    expect(Number.parseInt(two ?? '', 2)).toBe(value);
    const numeral = { base: 10, negative: false, whole: String(value), fraction: '', block: '' };
    expect(said.map((words) => ({ words }))).toEqual(
      [english, hinglish].map((tongue) => sayNumeral(numeral, tongue, 'indian')),
    );
    for (const parts of writingsOf(value, both)) {
      expect(parts[0]?.from).toBe(0);
      expect(parts.at(-1)?.to).toBe(value);
      for (const [i, part] of parts.entries()) if (i > 0) expect(part.from).toBe(parts[i - 1]?.to);
    }
  }
});

test('the ten of sixteen is all of X, none of VI, and a part of 10₁₆', () => {
  const [roman = [], ten = [], , sixteen = []] = writingsOf(16, both);
  const lit = ten[0] ?? { sign: '', from: 0, to: 0 };
  expect(lit).toEqual({ sign: '1', from: 0, to: 10 });
  expect(roman.map((part) => litOf(part, lit))).toEqual(['all', undefined, undefined]);
  expect(sixteen.map((part) => litOf(part, lit))).toEqual(['some', undefined]);
});

test('what is lit in a writing is as much as was pointed at', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: largestRoman }), fc.nat(), (value, seed) => {
      const writings = writingsOf(value, both);
      const all = writings.flat();
      const lit = all[seed % all.length] ?? { sign: '', from: 0, to: 0 };
      for (const parts of writings) {
        const size = (chosen: string) =>
          parts
            .filter((part) => litOf(part, lit) === chosen)
            .reduce((sum, { from, to }) => sum + to - from, 0);
        expect(size('all')).toBeLessThanOrEqual(lit.to - lit.from);
        expect(size('all') + size('some')).toBeGreaterThanOrEqual(lit.to - lit.from);
      }
    }),
  );
});

test('stones and strokes are drawn once each, the fifth stroke across', () => {
  const one = { from: 10, to: 16 };
  expect(drawStones(one).match(/M/g)).toHaveLength(6);
  expect(drawStrokes(one)).toBe('M69 4v24M75 4v24M81 4v24M87 4v24M66 22l24 -12M101 4v24');
});
