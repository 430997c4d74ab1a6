import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumeral, formatPrefix, groupWhole, toDevanagari } from './format.ts';
import { formatSubscript } from './subscript.ts';

const numeral = { base: 2, negative: true, whole: '110101', fraction: '0', block: '0011' };

describe('grouping', () => {
  test('lakh and crore are those of Intl', () => {
    const indian = new Intl.NumberFormat('en-IN');
    const western = new Intl.NumberFormat('en');
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 25n }), (value) => {
        expect(groupWhole(String(value), 'indian', ',')).toBe(indian.format(value));
        expect(groupWhole(String(value), 'threes', ',')).toBe(western.format(value));
      }),
    );
  });

  test.each([
    ['1', '1'],
    ['1234', '1234'],
    ['12345', '1 2345'],
    ['12345678', '1234 5678'],
    ['123456789', '1 2345 6789'],
  ])('%s by fours is %s', (digits, grouped) => {
    expect(groupWhole(digits, 'fours', ' ')).toBe(grouped);
  });
});

test('a numeral shows its sign, point, block and ellipsis', () => {
  expect(formatNumeral(numeral)).toBe('−110101.0(0011)');
  expect(formatNumeral(numeral, { minus: '-' })).toBe('-110101.0(0011)');
  expect(formatNumeral({ ...numeral, block: '' }, { ellipsis: '…' })).toBe('−110101.0…');
  expect(formatNumeral({ ...numeral, fraction: '', block: '' })).toBe('−110101');
  expect(formatNumeral({ ...numeral, fraction: '' })).toBe('−110101.(0011)');
});

test('fours right of the point count through the bracket, and never part with a comma', () => {
  expect(formatNumeral(numeral, { grouping: 'fours', separator: ' ' })).toBe('−11 0101.0(001 1)');
  expect(formatNumeral(numeral, { grouping: 'fours', separator: ',' })).toBe('−11,0101.0(0011)');
  expect(
    formatNumeral(
      { ...numeral, fraction: '00001111', block: '' },
      { grouping: 'fours', separator: '_' },
    ),
  ).toBe('−11_0101.0000_1111');
  expect(
    formatNumeral({ ...numeral, fraction: '1010' }, { grouping: 'fours', separator: ' ' }),
  ).toBe('−11 0101.1010 (0011)');
});

test('subscripts, prefixes, Devanagari', () => {
  expect([2, 10, 36].map(formatSubscript)).toEqual(['₂', '₁₀', '₃₆']);
  expect([2, 8, 10, 16].map(formatPrefix)).toEqual(['0b', '0o', '', '0x']);
  expect(toDevanagari('-1,234.5(67)890')).toBe('-१,२३४.५(६७)८९०');
});
