import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { bitLength, formatBig, parseBig } from '#lib/numbers/big.ts';
import { toColour } from '#lib/numbers/colour.ts';
import { digitValue } from '#lib/numbers/digits.ts';
import { formatNumeral, groupWhole, toDevanagari } from '#lib/numbers/format.ts';
import { toIpv4 } from '#lib/numbers/ipv4.ts';
import { writeLiteral } from '#lib/numbers/literals.ts';
import { rational } from '#lib/numbers/rational.ts';
import { readNumeral } from '#lib/numbers/read.ts';
import { bitsOnBoard, worthOnBoard } from '#lib/numbers/signed.ts';
import { divideRepeatedly, takeLargestPlaces } from '#lib/numbers/steps.ts';
import { smallestWidth, toTwosComplement, turnBit, type Width, widths } from '#lib/numbers/twos.ts';
import { toRational } from '#lib/numbers/value.ts';
import { writeNumeral } from '#lib/numbers/write.ts';
import { answer } from '#widgets/converter/answer.ts';
import { horner } from './by-hand.ts';
import { compare } from './comparison.ts';
import { bases, digitRows, sizes, wholes } from './shapes.ts';

const based = (bits: number) => fc.record({ base: bases, value: wholes(bits) });

/** A numeral as people type it: either case, zeros in front, digits kept apart, a sign, Devanagari. */
const typed = fc
  .record({
    base: bases,
    value: wholes(700),
    zeros: fc.nat({ max: 3 }),
    separator: fc.constantFrom('', '', ' ', ',', '_', "'", '\u00a0', '\u2009'),
    lower: fc.boolean(),
    plus: fc.constantFrom('', '+', '+ '),
    minus: fc.constantFrom('-', '−', '− '),
    devanagari: fc.boolean(),
  })
  .map(({ base, value, zeros, separator, lower, plus, minus, devanagari }) => {
    const digits = '0'.repeat(zeros) + value.toString(base).replace('-', '');
    const grouped = digits.replace(/\B(?=(.{3})+$)/g, separator);
    const cased = lower ? grouped : grouped.toUpperCase();
    const text = (value < 0n ? minus : plus) + (devanagari ? inDevanagari(cased) : cased);
    return { base, value, text };
  });

const byThrees = new Intl.NumberFormat('en');
const indian = new Intl.NumberFormat('en-IN');
const ungrouped = new Intl.NumberFormat('hi-IN-u-nu-deva', { useGrouping: false });

/** Put the digits into the other script as the engine does; letters stay. */
function inDevanagari(text: string): string {
  return text.replace(/\d/g, (digit) => ungrouped.format(Number(digit)));
}

const read = (text: string, base: number) => {
  const reading = readNumeral(text, base);
  return reading.state === 'read' ? toRational(reading.numeral) : reading.refusal.code;
};

/** Eight, sixteen, thirty-two and sixty-four bits as the engine's typed arrays keep them. */
const views: Readonly<Record<Width, readonly [signed: Reader, unsigned: Reader]>> = {
  8: [(bytes) => new Int8Array(bytes)[0], (bytes) => new Uint8Array(bytes)[0]],
  16: [(bytes) => new Int16Array(bytes)[0], (bytes) => new Uint16Array(bytes)[0]],
  32: [(bytes) => new Int32Array(bytes)[0], (bytes) => new Uint32Array(bytes)[0]],
  64: [(bytes) => new BigInt64Array(bytes)[0], (bytes) => new BigUint64Array(bytes)[0]],
};

type Reader = (bytes: ArrayBuffer) => number | bigint | undefined;

const kept = (value: bigint, width: Width) =>
  views[width].map((view) => BigInt(view(BigInt64Array.of(value).buffer) ?? 0));

/** Read a literal of JavaScript, Python or C as its own grammar has it. */
function readLiteral(text: string): bigint {
  const [, sign = '', digits = ''] = /^\(?(-?)(\w+?)n?(?:U?LL)?(?: - 1\))?$/.exec(text) ?? [];
  const octal = digits.replace(/^0(?=\d)/, '0o');
  const size = BigInt(octal) + (text.endsWith(' - 1)') ? 1n : 0n);
  return sign ? -size : size;
}

/** The converter's whole numbers. */
export const numberComparisons = [
  compare({
    model: 'numbers/read',
    oracle: 'BigInt.toString, typed as people do',
    share: 3,
    cases: typed,
    ours: ({ base, text }) => read(text, base),
    theirs: ({ value }) => ({ top: value, bottom: 1n }),
  }),
  compare({
    model: 'numbers/read, its refusals',
    oracle: 'Number.parseInt, digit by digit',
    cases: bases.chain((base) =>
      fc.record({ base: fc.constant(base), text: digitRows(Math.min(36, base + 1), { least: 1 }) }),
    ),
    ours: ({ base, text }) => {
      const reading = readNumeral(text, base);
      return reading.state === 'read' ? null : [reading.refusal.code, reading.refusal.at];
    },
    theirs: ({ base, text }) => {
      const at = [...text].findIndex((digit) => Number.isNaN(Number.parseInt(digit, base)));
      // In some bases 0B… and 0X… name another base before any digit is read.
      const named = /^0[BOX]/.test(text) && Number.isNaN(Number.parseInt(text.charAt(1), base));
      return named ? ['prefix', 0] : at < 0 ? null : ['digit', at];
    },
  }),
  compare({
    model: 'numbers/write',
    oracle: 'Horner’s rule over BigInt',
    share: 3,
    cases: based(700),
    ours: ({ base, value }) => {
      const { numeral, ending } = writeNumeral(rational(value), base);
      const { whole, negative } = numeral;
      const size = horner(whole, base);
      return [negative ? -size : size, /^(0|[1-9A-Z][\dA-Z]*)$/.test(whole), ending.state];
    },
    theirs: ({ value }) => [value, true, 'whole'],
  }),
  compare({
    model: 'converter/answer',
    oracle: 'BigInt.toString both ways',
    share: 3,
    cases: fc.record({ from: bases, to: bases, value: wholes(400) }),
    ours: ({ from, to, value }) => {
      const answered = answer({ text: value.toString(from), from, to });
      return answered.state === 'read' && formatNumeral(answered.written.numeral, { minus: '-' });
    },
    theirs: ({ to, value }) => value.toString(to).toUpperCase(),
  }),
  compare({
    model: 'numbers/big',
    oracle: 'BigInt.toString',
    share: 2,
    cases: fc.record({ base: bases, value: sizes(3_000) }),
    ours: ({ base, value }) => [
      parseBig(value.toString(base).toUpperCase(), base),
      bitLength(value),
    ],
    theirs: ({ value }) => [value, value === 0n ? 0 : value.toString(2).length],
  }),
  compare({
    model: 'numbers/digits',
    oracle: 'Number.parseInt in base 36',
    cases: fc.integer({ min: 0, max: 0x7f }),
    ours: (code) => digitValue(code),
    theirs: (code) => {
      const value = Number.parseInt(String.fromCharCode(code), 36);
      return Number.isNaN(value) ? -1 : value;
    },
  }),
  compare({
    model: 'numbers/format',
    oracle: 'Intl.NumberFormat',
    cases: sizes(200),
    ours: (value) => [
      groupWhole(String(value), 'threes', ','),
      groupWhole(String(value), 'indian', ','),
      toDevanagari(String(value)),
    ],
    theirs: (value) => [byThrees.format(value), indian.format(value), ungrouped.format(value)],
  }),
  compare({
    model: 'numbers/format, by fours',
    oracle: 'a regular expression',
    cases: sizes(200),
    ours: (value) => groupWhole(formatBig(value, 2), 'fours', ' '),
    theirs: (value) => value.toString(2).replace(/\B(?=(\d{4})+$)/g, ' '),
  }),
  compare({
    model: 'numbers/twos',
    oracle: 'typed arrays',
    share: 2,
    cases: fc.record({ value: wholes(66), width: fc.constantFrom(...widths) }),
    ours: ({ value, width }) => {
      const { bits, signed, unsigned, fitsSigned, fitsUnsigned } = toTwosComplement(value, width);
      return [signed, unsigned, fitsSigned, fitsUnsigned, BigInt(`0b${bits}`), bits.length];
    },
    theirs: ({ value, width }) => {
      const [signed, unsigned] = kept(value, width);
      return [signed, unsigned, value === signed, value === unsigned, unsigned, width];
    },
  }),
  compare({
    model: 'numbers/twos, width and turning',
    oracle: 'BigInt.toString, bit by bit',
    cases: fc.record({ value: wholes(66), place: fc.nat({ max: 63 }) }),
    ours: ({ value, place }) => [smallestWidth(value), turnBit(BigInt.asUintN(64, value), place)],
    theirs: ({ value, place }) => {
      // A number below zero takes as many places as its complement, and the sign.
      const places =
        value < 0n
          ? (-value - 1n).toString(2).replace(/^0$/, '').length + 1
          : value.toString(2).length;
      const bits = [...BigInt.asUintN(64, value).toString(2).padStart(64, '0')];
      bits[63 - place] = bits[63 - place] === '1' ? '0' : '1';
      return [widths.find((width) => places <= width) ?? null, BigInt(`0b${bits.join('')}`)];
    },
  }),
  compare({
    model: 'numbers/signed',
    oracle: 'BigInt.asIntN',
    cases: fc.record({
      value: fc.integer({ min: -(2 ** 33), max: 2 ** 33 }),
      width: fc.integer({ min: 2, max: 32 }),
    }),
    ours: ({ value, width }) => {
      const bits = bitsOnBoard(value, width);
      return [bits.length, BigInt(`0b${bits}`), worthOnBoard(bits)];
    },
    theirs: ({ value, width }) => [
      width,
      BigInt.asUintN(width, BigInt(value)),
      Number(BigInt.asIntN(width, BigInt(value))),
    ],
  }),
  compare({
    model: 'numbers/steps, whole',
    oracle: 'BigInt.toString',
    cases: fc.record({ base: bases, value: sizes(120) }),
    ours: ({ base, value }) => {
      const taken = takeLargestPlaces(value, base) ?? [];
      const divided = divideRepeatedly(value, base) ?? [];
      return [
        taken.map(({ digit }) => digit).join(''),
        taken.reduce((sum, { weight, times }) => sum + weight * BigInt(times), 0n),
        divided
          .map(({ digit }) => digit)
          .reverse()
          .join(''),
        divided.every(
          ({ before, quotient, remainder }) =>
            before === quotient * BigInt(base) + BigInt(remainder) && remainder < base,
        ),
      ];
    },
    theirs: ({ base, value }) => {
      const digits = value.toString(base).toUpperCase();
      return [digits, value, digits, true];
    },
  }),
  compare({
    model: 'numbers/literals',
    oracle: 'each language’s grammar, read by BigInt',
    cases: fc.record({
      value: wholes(70),
      base: fc.constantFrom(2, 8, 10, 16),
      language: fc.constantFrom('javascript', 'python', 'c'),
    }),
    ours: ({ value, base, language }) => {
      const { numeral } = writeNumeral(rational(value), base);
      const literal = writeLiteral(rational(value), numeral, language);
      return 'text' in literal ? readLiteral(literal.text) : literal.none;
    },
    theirs: ({ value, language }) => {
      const fits = BigInt.asIntN(64, value) === value || BigInt.asUintN(64, value) === value;
      return language === 'c' && !fits ? 'too-large' : value;
    },
  }),
  compare({
    model: 'numbers/colour, numbers/ipv4',
    oracle: 'Buffer, ipaddr.js',
    cases: wholes(34),
    ours: (value) => [toColour(value), toIpv4(value)],
    theirs: (value) => {
      const bytes = Buffer.alloc(4);
      const fits = value >= 0n && value < 2n ** 32n;
      if (fits) bytes.writeUInt32BE(Number(value));
      const [none, red, green, blue] = bytes;
      const hex = `#${bytes.subarray(1).toString('hex').toUpperCase()}`;
      return [
        fits && none === 0 ? { hex, red, green, blue } : null,
        fits ? ipaddr.fromByteArray([...bytes]).toString() : null,
      ];
    },
  }),
];
