import { expect, test } from 'vitest';
import { formatRoman, largestRoman, romanParts } from './roman.ts';
import { parseRoman } from './roman-reading.ts';

/** Sign by sign from a table of tens, which shares no rule with the model. */
function fromTable(value: number): string {
  const rows = [
    ['', 'M', 'MM', 'MMM'],
    ['', 'C', 'CC', 'CCC', 'CD', 'D', 'DC', 'DCC', 'DCCC', 'CM'],
    ['', 'X', 'XX', 'XXX', 'XL', 'L', 'LX', 'LXX', 'LXXX', 'XC'],
    ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'],
  ];
  const digits = String(value).padStart(4, '0');
  return rows.map((row, at) => row[Number(digits[at])]).join('');
}

test('all 3,999 are written as the table has them, and read back in either case', () => {
  for (let value = 1; value <= largestRoman; value++) {
    const text = fromTable(value);
    expect(formatRoman(value)).toBe(text);
    expect(parseRoman(text)).toEqual({ state: 'read', value });
    expect(parseRoman(text.toLowerCase())).toEqual({ state: 'read', value });
    expect(romanParts(value).reduce((sum, part) => sum + part.value, 0)).toBe(value);
  }
});

test.each([-1, 0, 0.5, 4000, Number.NaN, Infinity])('%s has no Roman numeral', (value) => {
  expect(formatRoman(value)).toBeNull();
  expect(romanParts(value)).toEqual([]);
});

test.each([
  ['', { state: 'empty' }],
  ['XQI', { state: 'unknown-sign', at: 1 }],
  ['16', { state: 'unknown-sign', at: 0 }],
  ['IIII', { state: 'not-modern', value: 4, modern: 'IV' }],
  ['VV', { state: 'not-modern', value: 10, modern: 'X' }],
  ['IC', { state: 'unclear' }],
  ['IVX', { state: 'unclear' }],
  ['MMMM', { state: 'too-large' }],
])('%j', (text, reading) => {
  expect(parseRoman(text)).toEqual(reading);
});
