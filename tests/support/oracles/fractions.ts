import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { expandExponent, expandFraction } from '#lib/numbers/expressions.ts';
import { formatPlain } from '#lib/numbers/format.ts';
import { writeFraction } from '#lib/numbers/long-division.ts';
import type { Numeral } from '#lib/numbers/numeral.ts';
import { rational, subtract } from '#lib/numbers/rational.ts';
import { readNumeral } from '#lib/numbers/read.ts';
import { expandNumeral, multiplyRepeatedly } from '#lib/numbers/steps.ts';
import { toRational } from '#lib/numbers/value.ts';
import { explainEnding } from '#lib/numbers/why.ts';
import { writeNumeral } from '#lib/numbers/write.ts';
import { workOut } from '#widgets/long-division/model.ts';
import { divideAsInSchool, exactly, horner } from './by-hand.ts';
import { compare } from './comparison.ts';
import { bases, digitRows, wholes } from './shapes.ts';

Decimal.set({ precision: 200, rounding: Decimal.ROUND_DOWN });

/** A fraction whose block is no longer than we show. */
const ratios = fc.record({
  base: bases,
  top: wholes(40),
  bottom: fc.integer({ min: 1, max: 999 }).map(BigInt),
});

const numerals = bases.chain((base) =>
  fc.record({
    base: fc.constant(base),
    negative: fc.boolean(),
    whole: digitRows(base, { least: 1 }),
    fraction: digitRows(base),
    block: digitRows(base, { most: 8 }),
  }),
);

/** Add the places of a numeral up as fractions, the block as a row without end. */
function addUp({ base, negative, whole, fraction, block }: Numeral): Fraction {
  let sum = new Fraction(horner(whole, base));
  [...fraction].forEach((digit, i) => {
    sum = sum.add(new Fraction(BigInt(Number.parseInt(digit, 36)), BigInt(base) ** BigInt(i + 1)));
  });
  if (block !== '') {
    // a + a·q + a·q² + … = a / (1 − q)
    const first = new Fraction(
      horner(block, base),
      BigInt(base) ** BigInt(fraction.length + block.length),
    );
    const next = new Fraction(1n, BigInt(base) ** BigInt(block.length));
    sum = sum.add(first.div(new Fraction(1n).sub(next)));
  }
  return negative ? sum.neg() : sum;
}

const sidesOf = (one: Fraction) => ({ top: one.s * one.n, bottom: one.d });

/** The shortest spelling: no block within the block, and none that could begin earlier. */
const isShortest = ({ fraction, block }: Numeral) =>
  block === ''
    ? !fraction.endsWith('0')
    : !/^(.+?)\1+$/.test(block) && !fraction.endsWith(block.slice(-1));

const parse = (text: string, base: number) => {
  const reading = readNumeral(text, base);
  return reading.state === 'read' ? reading.numeral : null;
};

const small = fc.record({
  base: bases,
  top: fc.nat({ max: 4_000 }),
  bottom: fc.integer({ min: 1, max: 1_500 }),
});

/** Fractions, their blocks, and how they are worked out. */
export const fractionComparisons = [
  compare({
    model: 'numbers/write, fractions in base 10',
    oracle: 'fraction.js, toString',
    cases: ratios,
    ours: ({ top, bottom }) => formatPlain(writeNumeral(rational(top, bottom), 10).numeral),
    theirs: ({ top, bottom }) => new Fraction(top, bottom).toString(1_000),
  }),
  compare({
    model: 'numbers/write, fractions in every base',
    oracle: 'fraction.js, places added up',
    share: 2,
    cases: ratios.map((one) => ({ ...one, bottom: (one.bottom % 60n) + 1n })),
    ours: ({ top, bottom, base }) => {
      const { numeral } = writeNumeral(rational(top, bottom), base);
      return [sidesOf(addUp(numeral)), isShortest(numeral)];
    },
    theirs: ({ top, bottom }) => [sidesOf(new Fraction(top, bottom)), true],
  }),
  compare({
    model: 'numbers/write, blocks',
    oracle: 'division with every rest noted',
    share: 2,
    cases: small,
    ours: ({ top, bottom, base }) => {
      const { numeral, ending } = writeNumeral(rational(BigInt(top), BigInt(bottom)), base);
      if (ending.state === 'goes-on') return [numeral.fraction, ending.blockLength];
      return [numeral.fraction, numeral.block];
    },
    theirs: ({ top, bottom, base }) => {
      const { fraction, block } = divideAsInSchool(top, bottom, base);
      const isShown = fraction.length + block.length <= 1_000;
      return isShown ? [fraction, block] : [(fraction + block).slice(0, 1_000), block.length];
    },
  }),
  compare({
    model: 'numbers/write, fractions that go on',
    oracle: 'decimal.js, cut',
    cases: fc.record({ top: wholes(150), bottom: wholes(150).filter((bottom) => bottom > 1n) }),
    ours: ({ top, bottom }) => {
      const { numeral } = writeNumeral(rational(top, bottom), 10, 60, 0);
      return numeral.fraction.padEnd(60, '0').slice(0, 60);
    },
    theirs: ({ top, bottom }) =>
      new Decimal(String(top)).div(String(bottom)).toFixed(60, Decimal.ROUND_DOWN).split('.')[1],
  }),
  compare({
    model: 'numbers/write, parts of powers of two',
    oracle: 'Number.toString(base)',
    cases: fc.record({
      base: fc.constantFrom(2, 4, 8, 16, 32),
      top: fc.integer({ min: -(2 ** 52), max: 2 ** 52 }),
      halvings: fc.nat({ max: 60 }),
    }),
    ours: ({ base, top, halvings }) =>
      formatPlain(writeNumeral(rational(BigInt(top), 2n ** BigInt(halvings)), base).numeral),
    theirs: ({ base, top, halvings }) => (top / 2 ** halvings).toString(base).toUpperCase(),
  }),
  compare({
    model: 'numbers/read, fractions in base 10',
    oracle: 'fraction.js, its own parser',
    cases: numerals.filter(({ base }) => base === 10 || base === 7 || base === 9),
    ours: ({ negative, whole, fraction, block }) => {
      const text = formatPlain({ base: 10, negative, whole, fraction, block });
      const numeral = parse(text, 10);
      return numeral && toRational(numeral);
    },
    theirs: ({ negative, whole, fraction, block }) => {
      const right = fraction + block && `.${fraction}${block && `(${block})`}`;
      return sidesOf(new Fraction((negative ? '-' : '') + whole + right));
    },
  }),
  compare({
    model: 'numbers/read, fractions in every base',
    oracle: 'fraction.js, places added up',
    share: 2,
    cases: numerals,
    ours: (numeral) => {
      const read = parse(formatPlain(numeral), numeral.base);
      return read && toRational(read);
    },
    theirs: (numeral) => sidesOf(addUp(numeral)),
  }),
  compare({
    model: 'numbers/value, doubles',
    oracle: 'Number.toString(2)',
    cases: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
    ours: (value) => {
      const numeral = parse(value.toString(2), 2);
      return numeral && toRational(numeral);
    },
    theirs: (value) => sidesOf(new Fraction(...exactly(value))),
  }),
  compare({
    model: 'numbers/rational',
    oracle: 'fraction.js',
    cases: fc
      .tuple(wholes(80), wholes(60), wholes(80), wholes(60))
      .filter(([, bottom, , other]) => bottom !== 0n && other !== 0n),
    ours: ([a, b, c, d]) => subtract(rational(a, b), rational(c, d)),
    theirs: ([a, b, c, d]) => sidesOf(new Fraction(a, b).sub(new Fraction(c, d))),
  }),
  compare({
    model: 'numbers/long-division',
    oracle: 'fraction.js, places added up',
    cases: small.map((one) => ({ ...one, bottom: (one.bottom % 60) + 1 })),
    ours: ({ top, bottom, base }) => {
      const numeral = parse(writeFraction(top, bottom, base), base);
      return numeral && [sidesOf(addUp(numeral)), isShortest(numeral)];
    },
    theirs: ({ top, bottom }) => [sidesOf(new Fraction(top, bottom)), true],
  }),
  compare({
    model: 'long-division/model',
    oracle: 'fraction.js, and powers of the base',
    cases: fc
      .record({
        base: fc.integer({ min: 2, max: 16 }),
        top: fc.integer({ min: 1, max: 19 }),
        bottom: fc.integer({ min: 2, max: 20 }),
      })
      .filter(({ top, bottom }) => top < bottom),
    ours: (question) => {
      const { reduced, primes, missing } = workOut(question);
      const product = primes.split('·').reduce((all, prime) => all * Number(prime), 1);
      return [reduced, product, missing === null];
    },
    theirs: ({ top, bottom, base }) => {
      const { n, d } = new Fraction(top, bottom);
      return [{ top: Number(n), bottom: Number(d) }, Number(d), BigInt(base) ** 5n % d === 0n];
    },
  }),
  compare({
    model: 'numbers/steps, right of the point',
    oracle: 'fraction.js',
    cases: fc
      .record({ base: bases, top: fc.nat({ max: 299 }), bottom: fc.integer({ min: 1, max: 300 }) })
      .filter(({ top, bottom }) => top < bottom),
    ours: ({ top, bottom, base }) => {
      const worked = multiplyRepeatedly(rational(BigInt(top), BigInt(bottom)), base);
      if (!worked) return null;
      const digits = worked.steps.map(({ digit }) => digit).join('');
      const from = worked.returnsTo ?? digits.length;
      return [digits.slice(0, from), digits.slice(from)];
    },
    theirs: ({ top, bottom, base }) => {
      const { fraction, block } = divideAsInSchool(top, bottom, base);
      return fraction.length + block.length > 128 ? null : [fraction, block];
    },
  }),
  compare({
    model: 'numbers/steps, places',
    oracle: 'fraction.js, places added up',
    cases: numerals.map((numeral) => ({ ...numeral, block: '' })),
    ours: (numeral) => {
      const shares = expandNumeral(numeral) ?? [];
      const sum = shares.reduce(
        (all, { share }) => all.add(new Fraction(share.top, share.bottom)),
        new Fraction(0),
      );
      return sidesOf(sum);
    },
    theirs: (numeral) => sidesOf(addUp({ ...numeral, negative: false })),
  }),
  compare({
    model: 'numbers/why',
    oracle: 'powers of the base by BigInt',
    cases: fc.record({
      base: bases,
      bottom: fc.oneof(
        fc.integer({ min: 2, max: 100_000 }).map(BigInt),
        fc
          .array(fc.constantFrom(2n, 3n, 5n, 7n, 11n, 13n), { minLength: 1, maxLength: 12 })
          .map((primes) => primes.reduce((product, prime) => product * prime, 1n)),
      ),
    }),
    ours: ({ base, bottom }) => {
      const why = explainEnding(rational(1n, bottom), base);
      const product = why?.factors?.reduce(
        (all, { prime, power }) => all * BigInt(prime) ** BigInt(power),
        1n,
      );
      const { missing = null } = why ?? {};
      const lacks = missing !== null && bottom % BigInt(missing) === 0n && base % missing !== 0;
      return [why?.ends, why?.denominator, product ?? bottom, lacks];
    },
    // Twelve primes at most, or 2¹⁶: twenty places are enough, or none are.
    theirs: ({ base, bottom }) => {
      const ends = BigInt(base) ** 20n % bottom === 0n;
      return [ends, bottom, bottom, !ends];
    },
  }),
  compare({
    model: 'numbers/expressions',
    oracle: 'decimal.js, fraction.js',
    cases: fc.record({
      whole: fc.nat({ max: 99_999 }),
      fraction: fc.stringMatching(/^\d{1,6}$/),
      exponent: fc.integer({ min: -60, max: 60 }),
      bottom: fc.integer({ min: 1, max: 500 }),
    }),
    ours: ({ whole, fraction, exponent, bottom }) => [
      expandExponent(`${whole}.${fraction}e${exponent}`, 10),
      expandFraction(`${whole}/${bottom}`, 10),
    ],
    theirs: ({ whole, fraction, exponent, bottom }) => [
      new Decimal(`${whole}.${fraction}e${exponent}`).toFixed(),
      new Fraction(whole, bottom).toString(1_000),
    ],
  }),
];
