import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsOf, mostSymbols, unpack } from './model.ts';

test('Solah सोलह is ten symbols and eighteen bytes', () => {
  const columns = columnsOf('Solah सोलह');
  expect(columns).toHaveLength(10);
  expect(columns.flatMap(({ bytes }) => bytes).join(' ')).toBe(
    '53 6F 6C 61 68 20 E0 A4 B8 E0 A5 8B E0 A4 B2 E0 A4 B9',
  );
  expect(columns.map(({ shown }) => shown).join(' ')).toBe('S o l a h ␣ स ◌ो ल ह');
});

test('the bits of क, byte by byte and by fours', () => {
  const { frames, fours } = unpack('क');
  expect(frames.map(({ frame, bits }) => `${frame}|${bits}`)).toEqual([
    '1110|0000',
    '10|100100',
    '10|010101',
  ]);
  expect(fours).toEqual(['0000', '1001', '0001', '0101']);
});

test('the fours of any symbol are the digits of its number', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (symbol) => {
      const digits = unpack(symbol).fours.map((four) => Number.parseInt(four, 2).toString(16));
      expect(Number.parseInt(digits.join(''), 16)).toBe(symbol.codePointAt(0));
    }),
  );
});

test('a long text is spelled as far as the figure has room', () => {
  expect(columnsOf('ab'.repeat(mostSymbols))).toHaveLength(mostSymbols);
  expect(columnsOf('')).toEqual([]);
});
