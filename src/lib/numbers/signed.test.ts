import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bitsOnBoard, worthOnBoard, writeWhole } from './signed.ts';

test.each([
  [-5, 8, '11111011', -5],
  [37, 7, '0100101', 37],
  [-128, 8, '10000000', -128],
  [128, 8, '10000000', -128],
  [300, 8, '00101100', 44],
  [-1, 4, '1111', -1],
])('%i on %i places is %s, worth %i', (value, width, bits, worth) => {
  expect(bitsOnBoard(value, width)).toBe(bits);
  expect(worthOnBoard(bits)).toBe(worth);
});

test('it is what a typed array keeps', () => {
  fc.assert(
    fc.property(fc.integer(), (value) => {
      expect(worthOnBoard(bitsOnBoard(value, 8))).toBe(Int8Array.of(value)[0]);
      expect(worthOnBoard(bitsOnBoard(value, 16))).toBe(Int16Array.of(value)[0]);
    }),
  );
});

test('a minus is printed as one', () => {
  expect([-5, 0, 5].map(writeWhole)).toEqual(['−5', '0', '5']);
});
