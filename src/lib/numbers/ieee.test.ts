import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPlain } from './format.ts';
import { type FloatFormat, floatFormats, readFloat, storeFloat } from './ieee.ts';
import { type Rational, rational } from './rational.ts';
import { readNumeral } from './read.ts';
import { toRational } from './value.ts';
import { writeNumeral } from './write.ts';

function format(name: FloatFormat['name']): FloatFormat {
  const found = floatFormats.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
}

function read(text: string): Rational {
  const reading = readNumeral(text, 10);
  if (reading.state === 'refused') throw new Error(text);
  return toRational(reading.numeral);
}

function bitsOf(value: number, name: 'binary16' | 'binary32' | 'binary64'): string {
  const view = new DataView(new ArrayBuffer(8));
  if (name === 'binary16') view.setFloat16(0, value);
  if (name === 'binary32') view.setFloat32(0, value);
  if (name === 'binary64') view.setFloat64(0, value);
  const width = { binary16: 16, binary32: 32, binary64: 64 }[name];
  return (view.getBigUint64(0) >> BigInt(64 - width)).toString(2).padStart(width, '0');
}

/** A double is a whole number times a power of two: exact by multiplying, no bits looked at. */
function exact(value: number): Rational {
  let scaled = value;
  let bottom = 1n;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    bottom *= 2n;
  }
  return rational(BigInt(scaled), bottom);
}

const anyDouble = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('against the machine', () => {
  test('a double kept in 64 bits is itself, without error', () => {
    fc.assert(
      fc.property(anyDouble, (value) => {
        const kept = storeFloat(exact(value), format('binary64'));
        expect(kept.bits).toBe(bitsOf(Object.is(value, -0) ? 0 : value, 'binary64'));
        expect(kept.error).toEqual(rational(0n));
      }),
      { numRuns: 400 },
    );
  });

  test('a decimal is kept in 64 bits as Number() keeps it', () => {
    const anyDecimal = fc
      .tuple(fc.bigInt({ min: 1n, max: 10n ** 25n }), fc.integer({ min: -345, max: 310 }))
      .map(([digits, exponent]) => ({ digits, exponent }));
    fc.assert(
      fc.property(anyDecimal, ({ digits, exponent }) => {
        const number =
          exponent < 0
            ? rational(digits, 10n ** BigInt(-exponent))
            : rational(digits * 10n ** BigInt(exponent));
        const { bits } = storeFloat(number, format('binary64'));
        expect(bits).toBe(bitsOf(Number(`${digits}e${exponent}`), 'binary64'));
      }),
      { numRuns: 800 },
    );
  });

  test.each(['binary16', 'binary32'] as const)(
    'a double kept in %s is rounded as DataView rounds',
    (name) => {
      const near = fc.tuple(anyDouble, fc.integer({ min: -30, max: 30 })).map(([value, shift]) => {
        // Most doubles overflow the small formats, so half of them are brought near one.
        const [digits = '1'] = Math.abs(value).toExponential().split('e');
        return Number(digits) * 2 ** shift * Math.sign(value);
      });
      fc.assert(
        fc.property(fc.oneof(anyDouble, near), (value) => {
          if (value === 0) return;
          expect(storeFloat(exact(value), format(name)).bits).toBe(bitsOf(value, name));
        }),
        { numRuns: 1000 },
      );
    },
  );

  test('all 65,536 patterns of 16 bits mean what DataView says', () => {
    const view = new DataView(new ArrayBuffer(2));
    for (let pattern = 0; pattern < 65_536; pattern++) {
      view.setUint16(0, pattern);
      const value = view.getFloat16(0);
      const meant = readFloat(BigInt(pattern), format('binary16'));
      if (Number.isNaN(value)) expect(meant.state).toBe('nan');
      else if (!Number.isFinite(value))
        expect(meant).toEqual({ state: 'infinite', negative: value < 0 });
      else if (meant.state !== 'finite') throw new Error(`${pattern} is finite`);
      else if (meant.value.top !== exact(value).top || meant.value.bottom !== exact(value).bottom)
        throw new Error(String(pattern));
    }
  });

  test('bfloat16 keeps the nearest of its numbers, the even one of two', () => {
    const bfloat = format('bfloat16');
    const view = new DataView(new ArrayBuffer(4));
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        if (value === 0) return;
        // bfloat16 is the upper half of binary32: round that half to even on its own.
        view.setFloat32(0, value);
        const whole = view.getUint32(0);
        const rounded = (whole + 0x7fff + ((whole >>> 16) & 1)) >>> 16;
        expect(storeFloat(exact(value), bfloat).bits).toBe(rounded.toString(2).padStart(16, '0'));
      }),
      { numRuns: 800 },
    );
  });
});

describe('neighbours', () => {
  test.each(floatFormats)('next up and down of $name are the patterns beside it', (one) => {
    const width = one.exponentBits + one.fractionBits;
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 2n ** BigInt(width) - 1n }),
        fc.boolean(),
        (size, negative) => {
          const pattern = size + (negative ? 2n ** BigInt(width) : 0n);
          const meant = readFloat(pattern, one);
          if (meant.state !== 'finite') return;
          const { up, down, bits } = storeFloat(meant.value, one);
          expect(bits).toBe(pattern.toString(2).padStart(width + 1, '0'));
          expect(up).toEqual(readFloat(negative ? pattern - 1n : pattern + 1n, one));
          expect(down).toEqual(readFloat(negative ? pattern + 1n : pattern - 1n, one));
        },
      ),
    );
  });

  test('zero stands between the two smallest numbers', () => {
    const kept = storeFloat(rational(0n), format('binary64'));
    const least = rational(1n, 2n ** 1074n);
    expect(kept.kind).toBe('zero');
    expect(kept.up).toEqual({ state: 'finite', negative: false, value: least });
    expect(kept.down).toEqual({ state: 'finite', negative: true, value: { ...least, top: -1n } });
  });

  test('above the largest number is infinity, and above that nothing', () => {
    const largest = storeFloat(exact(Number.MAX_VALUE), format('binary64'));
    expect(largest).toMatchObject({ kind: 'normal', up: { state: 'infinite', negative: false } });
    const beyond = storeFloat(rational(10n ** 400n), format('binary64'));
    expect(beyond).toMatchObject({
      kind: 'infinite',
      error: null,
      up: { state: 'infinite' },
      down: largest.stored,
    });
  });
});

describe('0.1, digit by digit', () => {
  const kept = storeFloat(read('0.1'), format('binary64'));
  const plain = (number: Rational) => formatPlain(writeNumeral(number, 10, 2000).numeral);

  test('its bits and its exact value', () => {
    expect(kept.bits).toBe('0011111110111001100110011001100110011001100110011001100110011010');
    if (kept.stored.state !== 'finite') throw new Error('0.1 is finite');
    expect(plain(kept.stored.value)).toBe(
      '0.1000000000000000055511151231257827021181583404541015625',
    );
    expect(plain(kept.error ?? rational(0n))).toBe(
      '0.0000000000000000055511151231257827021181583404541015625',
    );
  });
});

test.each([
  ['binary16', '65504', 'normal'],
  ['binary16', '65519.99', 'normal'],
  ['binary16', '65520', 'infinite'],
  ['binary32', '340282346638528859811704183484516925440', 'normal'],
  ['binary32', '340282356779733661637539395458142568447', 'normal'],
  ['binary32', '340282356779733661637539395458142568448', 'infinite'],
  ['binary16', '0.00006103515625', 'normal'],
  ['binary16', '0.000060975551605224609375', 'subnormal'],
  ['binary16', '0.0000000298023223876953125', 'zero'],
  ['binary16', '0.0000000298023223876953126', 'subnormal'],
] as const)('%s keeps %s as %s', (name, text, kind) => {
  expect(storeFloat(read(text), format(name)).kind).toBe(kind);
});
