import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import {
  type FloatFormat,
  type FloatValue,
  floatFormats,
  readFloat,
  storeFloat,
} from '#lib/numbers/ieee.ts';
import { rational } from '#lib/numbers/rational.ts';
import {
  bitsOf,
  numberOf,
  partsOf,
  stepBits,
  turnBit,
  writeExactly,
} from '#widgets/float-bits/model.ts';
import { exactly } from './by-hand.ts';
import { compare } from './comparison.ts';
import { doubles } from './shapes.ts';

const view = new DataView(new ArrayBuffer(8));

/** The engine's own way from a double to the bits of a smaller format. */
const engineBits: Readonly<Record<FloatFormat['name'], (value: number) => number | bigint>> = {
  binary16: (value) => {
    view.setFloat16(0, value);
    return view.getUint16(0);
  },
  // No engine has it: the way of the libraries that train with it, on a number that 32 bits hold.
  bfloat16: (value) => {
    view.setFloat32(0, value);
    const bits = view.getUint32(0);
    return (bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16;
  },
  binary32: (value) => {
    view.setFloat32(0, value);
    return view.getUint32(0);
  },
  binary64: (value) => {
    view.setFloat64(0, value);
    return view.getBigUint64(0);
  },
};

/** The engine's own way from bits to a number. */
const engineNumber: Readonly<Record<FloatFormat['name'], (bits: bigint) => number>> = {
  binary16: (bits) => {
    view.setUint16(0, Number(bits));
    return view.getFloat16(0);
  },
  bfloat16: (bits) => {
    view.setUint32(0, Number(bits << 16n));
    return view.getFloat32(0);
  },
  binary32: (bits) => {
    view.setUint32(0, Number(bits));
    return view.getFloat32(0);
  },
  binary64: (bits) => {
    view.setBigUint64(0, bits);
    return view.getFloat64(0);
  },
};

const formats = fc.constantFrom(...floatFormats);
const widthOf = ({ exponentBits, fractionBits }: FloatFormat) => 1 + exponentBits + fractionBits;
const leastOf = ({ exponentBits, fractionBits }: FloatFormat) =>
  2 ** (2 - 2 ** (exponentBits - 1) - fractionBits);

/** A pattern of a format: any, and those beside zeros, infinities and powers. */
const patterns = formats.chain((format) =>
  fc.record({
    format: fc.constant(format),
    bits: fc.oneof(
      fc.bigInt({ min: 0n, max: (1n << BigInt(widthOf(format))) - 1n }),
      fc
        .tuple(
          fc.nat({ max: 2 ** format.exponentBits - 1 }),
          fc.integer({ min: -2, max: 2 }),
          fc.boolean(),
        )
        .map(([exponent, by, negative]) => {
          const size = (BigInt(exponent) << BigInt(format.fractionBits)) + BigInt(by);
          const sign = negative ? 1n << BigInt(widthOf(format) - 1) : 0n;
          return BigInt.asUintN(widthOf(format) - 1, size) | sign;
        }),
    ),
  }),
);

/** What a number of the engine's is, in our words. */
function inOurWords(value: number): FloatValue {
  const negative = value < 0 || Object.is(value, -0);
  if (Number.isNaN(value)) return { state: 'nan' };
  if (!Number.isFinite(value)) return { state: 'infinite', negative };
  const { s, n, d } = new Fraction(...exactly(value));
  return { state: 'finite', negative, value: { top: s * n, bottom: d } };
}

/** The next number up: a little over half a step further, and the engine rounds (Rump and others, 2009). */
function nextUp(value: number, format: FloatFormat): number {
  const least = leastOf(format);
  const size = Math.abs(value);
  const step =
    format.name === 'binary64'
      ? size * (2 ** -53 + 2 ** -105) + least
      : Math.max(size * 2 ** -(format.fractionBits + 1) * (1 + 2 ** -6), least * 0.51);
  const next = engineNumber[format.name](BigInt(engineBits[format.name](value + step)));
  // A zero keeps the sign of the side from which it was reached.
  return next === 0 ? value * 0 : next;
}

/** Where the sum above takes two steps at once. */
const isNarrow = (value: number, { name }: FloatFormat) =>
  name === 'binary64' && Math.abs(value) >= 2 ** -1022 && Math.abs(value) < 2 ** -1018;

/** Decimal texts: short ones, long ones, and such as lie around the borders. */
const decimals = fc
  .record({
    negative: fc.boolean(),
    digits: fc.oneof(
      fc.bigInt({ min: 1n, max: 999n }),
      fc.bigInt({ min: 1n, max: 10n ** 17n }),
      fc.bigInt({ min: 1n, max: 10n ** 40n }),
    ),
    exponent: fc.oneof(
      fc.integer({ min: -30, max: 30 }),
      fc.integer({ min: -350, max: 310 }),
      fc.constantFrom(-324, -323, -308, 307, 308),
    ),
  })
  .map(({ negative, digits, exponent }) => ({ digits: negative ? -digits : digits, exponent }));

const binary64 = floatFormats[3] as FloatFormat;

/** How machines keep numbers. */
export const floatComparisons = [
  ...floatFormats.map((format) =>
    compare({
      model: `numbers/ieee, ${format.name}`,
      oracle: format.name === 'bfloat16' ? 'rounding as machine learning does' : 'DataView',
      share: 2,
      cases:
        format.name === 'bfloat16' ? doubles.map(Math.fround).filter(Number.isFinite) : doubles,
      ours: (value) => {
        const { bits, stored, error } = storeFloat(rational(...exactly(value)), format);
        return [BigInt(`0b${bits}`), bits.length, stored, error];
      },
      theirs: (value) => {
        // An exact number has no zero below zero.
        const meant = value === 0 ? 0 : value;
        const bits = BigInt(engineBits[format.name](meant));
        const stored = engineNumber[format.name](bits);
        const { s, n, d } = Number.isFinite(stored)
          ? new Fraction(...exactly(stored)).sub(new Fraction(...exactly(value)))
          : { s: 0n, n: 0n, d: 0n };
        const error = d === 0n ? null : { top: s * n, bottom: d };
        return [bits, widthOf(format), inOurWords(stored), error];
      },
    }),
  ),
  compare({
    model: 'numbers/ieee, decimals',
    oracle: 'Number, from text',
    share: 2,
    cases: decimals,
    ours: ({ digits, exponent }) => {
      const ten = 10n ** BigInt(Math.abs(exponent));
      const number = exponent < 0 ? rational(digits, ten) : rational(digits * ten);
      const { bits, kind } = storeFloat(number, binary64);
      return [engineNumber.binary64(BigInt(`0b${bits}`)), kind];
    },
    theirs: ({ digits, exponent }) => {
      const value = Number(`${digits}e${exponent}`);
      const size = Math.abs(value);
      const kind = size === 0 ? 'zero' : size < 2 ** -1022 ? 'subnormal' : 'normal';
      return [value, Number.isFinite(value) ? kind : 'infinite'];
    },
  }),
  compare({
    model: 'numbers/ieee, ties',
    oracle: 'the even one of two neighbours, by typed arrays',
    cases: patterns.filter(({ format, bits }) => {
      const value = engineNumber[format.name](bits);
      return Number.isFinite(value) && Number.isFinite(engineNumber[format.name](bits + 1n));
    }),
    ours: ({ format, bits }) => {
      const [low, high] = [bits, bits + 1n].map(
        (one) => new Fraction(...exactly(engineNumber[format.name](one))),
      ) as [Fraction, Fraction];
      const tie = low.add(high).div(2);
      return [tie.sub(tie.div(10n ** 30n)), tie, tie.add(tie.div(10n ** 30n))].map(({ s, n, d }) =>
        BigInt(`0b${storeFloat(rational(s * n, d), format).bits}`),
      );
    },
    // Patterns grow away from zero, on both sides of it, and so do the three numbers.
    theirs: ({ bits }) => [bits, bits % 2n === 0n ? bits : bits + 1n, bits + 1n],
  }),
  compare({
    model: 'numbers/ieee, patterns',
    oracle: 'DataView',
    share: 2,
    cases: patterns,
    ours: ({ format, bits }) => readFloat(bits, format),
    theirs: ({ format, bits }) => inOurWords(engineNumber[format.name](bits)),
  }),
  compare({
    model: 'numbers/ieee, neighbours',
    oracle: 'the engine’s rounding',
    cases: patterns.filter(({ format, bits }) => {
      const value = engineNumber[format.name](bits);
      return Number.isFinite(value) && value !== 0 && !isNarrow(value, format);
    }),
    ours: ({ format, bits }) => {
      const { value } = readFloat(bits, format) as { value: { top: bigint; bottom: bigint } };
      const { up, down } = storeFloat(value, format);
      return [up, down];
    },
    theirs: ({ format, bits }) => {
      const value = engineNumber[format.name](bits);
      return [inOurWords(nextUp(value, format)), inOurWords(-nextUp(-value, format))];
    },
  }),
  compare({
    model: 'float-bits/model',
    oracle: 'Float64Array, decimal.js',
    share: 2,
    cases: fc.record({ value: doubles, position: fc.nat({ max: 63 }) }),
    ours: ({ value, position }) => {
      const bits = bitsOf(value);
      return [
        partsOf(bits).join(''),
        numberOf(bits),
        turnBit(bits, position),
        writeExactly(bits),
        numberOf(stepBits(bits, 1)),
        numberOf(stepBits(bits, -1)),
      ];
    },
    theirs: ({ value, position }) => {
      const [bits = 0n] = new BigUint64Array(Float64Array.of(value).buffer);
      const row = bits.toString(2).padStart(64, '0');
      const turned = row.replace(/./g, (bit, at) =>
        at === position ? String(1 - Number(bit)) : bit,
      );
      const next = isNarrow(value, binary64)
        ? [numberOf(stepBits(bits, 1)), numberOf(stepBits(bits, -1))]
        : [nextUp(value, binary64), -nextUp(-value, binary64)];
      return [row, value, BigInt(`0b${turned}`), exactText(value), ...next];
    },
  }),
];

const Exact = Decimal.clone({ precision: 1_200, rounding: Decimal.ROUND_DOWN });

/** Every digit of a double, cut as the figure does. */
function exactText(value: number): string {
  const [top, bottom] = exactly(value);
  const text = new Exact(String(top)).div(String(bottom)).toFixed().replace('-', '');
  const sign = value < 0 || Object.is(value, -0) ? '−' : '';
  return sign + (text.length > 120 ? `${text.slice(0, 120)}…` : text);
}
