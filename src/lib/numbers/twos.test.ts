import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallestWidth, toTwosComplement, turnBit, type Width, widths } from './twos.ts';

describe('both sides of every width', () => {
  test.each(widths)('%i bits', (width) => {
    const half = 2n ** BigInt(width - 1);
    const edges: [bigint, boolean, boolean][] = [
      [-half - 1n, false, false],
      [-half, true, false],
      [-1n, true, false],
      [0n, true, true],
      [half - 1n, true, true],
      [half, false, true],
      [2n * half - 1n, false, true],
      [2n * half, false, false],
    ];
    for (const [value, fitsSigned, fitsUnsigned] of edges) {
      expect(toTwosComplement(value, width), String(value)).toMatchObject({
        fitsSigned,
        fitsUnsigned,
      });
    }
    expect(toTwosComplement(0n, width).range).toEqual({
      unsigned: { least: 0n, most: 2n * half - 1n },
      signed: { least: -half, most: half - 1n },
    });
  });

  test('300 is cut to 44 in 8 bits, and −5 is 11111011', () => {
    expect(toTwosComplement(300n, 8)).toMatchObject({
      unsigned: 44n,
      signed: 44n,
      bits: '00101100',
    });
    expect(toTwosComplement(-5n, 8)).toMatchObject({
      unsigned: 251n,
      signed: -5n,
      bits: '11111011',
    });
  });
});

test('the bits are those that a DataView keeps', () => {
  const anyWidth = fc.constantFrom<Width[]>(...widths);
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), anyWidth, (value, width) => {
      const view = new DataView(new ArrayBuffer(8));
      view.setBigUint64(0, ((value % 2n ** 64n) + 2n ** 64n) % 2n ** 64n);
      const bytes = [...new Uint8Array(view.buffer)].slice(8 - width / 8);
      const { bits, signed, unsigned } = toTwosComplement(value, width);
      expect(bits).toBe(bytes.map((byte) => byte.toString(2).padStart(8, '0')).join(''));
      expect(unsigned).toBe(BigInt(`0b${bits}`));
      // The top place is worth −2^(width − 1), each other one as before.
      expect(signed).toBe(
        BigInt(`0b0${bits.slice(1)}`) - BigInt(bits.charAt(0)) * 2n ** BigInt(width - 1),
      );
    }),
  );
});

test('a bit turned twice is as it was', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.nat(63), (value, place) => {
      const turned = turnBit(value, place);
      expect(turned > value ? turned - value : value - turned).toBe(2n ** BigInt(place));
      expect(turnBit(turned, place)).toBe(value);
    }),
  );
});

test.each([
  [0n, 8],
  [255n, 8],
  [256n, 16],
  [65_535n, 16],
  [65_536n, 32],
  [2n ** 32n - 1n, 32],
  [2n ** 32n, 64],
  [2n ** 64n - 1n, 64],
  [2n ** 64n, null],
  [-128n, 8],
  [-129n, 16],
  [-(2n ** 63n), 64],
  [-(2n ** 63n) - 1n, null],
])('%s needs %s bits', (value, width) => {
  expect(smallestWidth(value)).toBe(width);
});
