import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toTwosComplement, type Width } from '#lib/numbers/twos.ts';
import { type Board, placesOf, put, rangeOf, turn, widths, worthOf, writeSum } from './model.ts';

const byte = (bits: number, signed = true): Board => ({ width: 8, signed, bits });

test.each([
  [byte(0b11111011), '11111011 = −128 + 123 = −5'],
  [byte(0b11111011, false), '11111011 = 251'],
  [byte(0b10000000), '10000000 = −128 + 0 = −128'],
  [byte(0b00100101), '00100101 = 37'],
  [{ width: 4, signed: true, bits: 15 }, '1111 = −8 + 7 = −1'],
])('%o is written %s', (board, sum) => {
  expect(writeSum(board)).toBe(sum);
});

test('only the top place counts down, and only when it is signed', () => {
  expect(placesOf(byte(5)).map(({ label }) => label)).toEqual('−128 64 32 16 8 4 2 1'.split(' '));
  expect(placesOf(byte(5, false))[0]?.label).toBe('128');
  expect(placesOf({ width: 16, signed: true, bits: 0 })[0]?.label).toBe('−2¹⁵');
});

const anyBoard = fc
  .tuple(fc.constantFrom(...widths), fc.boolean(), fc.maxSafeNat())
  .map(([width, signed, seed]): Board => ({ width, signed, bits: seed % 2 ** width }));

describe('any board', () => {
  test('it shows what two’s complement says', () => {
    fc.assert(
      fc.property(anyBoard, (board) => {
        const exact = BigInt.asIntN(board.width, BigInt(board.bits));
        expect(worthOf(board)).toBe(board.signed ? Number(exact) : board.bits);
        if (board.width === 4) return;
        const { bits, range } = toTwosComplement(BigInt(board.bits), board.width as Width);
        expect(
          placesOf(board)
            .map(({ up }) => Number(up))
            .join(''),
        ).toBe(bits);
        const { least, most } = range[board.signed ? 'signed' : 'unsigned'];
        expect(rangeOf(board)).toEqual({ least: Number(least), most: Number(most) });
      }),
    );
  });

  test('what fits stays itself, and one past the most is the least', () => {
    fc.assert(
      fc.property(anyBoard, (board) => {
        expect(put(board, worthOf(board))).toEqual(board);
        const { least, most } = rangeOf(board);
        expect(worthOf(put(board, most + 1))).toBe(least);
        expect(worthOf(put(board, least - 1))).toBe(most);
      }),
    );
  });

  test('a place turned twice is as before, and once it is another number', () => {
    fc.assert(
      fc.property(anyBoard, fc.nat(), (board, seed) => {
        const place = seed % board.width;
        expect(turn(turn(board, place), place)).toEqual(board);
        expect(worthOf(turn(board, place))).not.toBe(worthOf(board));
      }),
    );
  });
});
