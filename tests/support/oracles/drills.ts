import fc from 'fast-check';
import Fraction from 'fraction.js';
import ipaddr from 'ipaddr.js';
import { deromanize } from 'romans';
import { skill as addBinary } from '#lib/drills/add-binary.ts';
import { skill as buildDecimal } from '#lib/drills/build-decimal.ts';
import { skill as countAddresses } from '#lib/drills/count-addresses.ts';
import { skill as countBytes } from '#lib/drills/count-bytes.ts';
import { skill as countOnInBinary } from '#lib/drills/count-on-in-binary.ts';
import { skill as countPatterns } from '#lib/drills/count-patterns.ts';
import { skill as doesItFit } from '#lib/drills/does-it-fit.ts';
import { skill as expandDecimal } from '#lib/drills/expand-decimal.ts';
import { skill as inOrOut } from '#lib/drills/in-or-out.ts';
import { exercise, type Skill } from '#lib/drills/kit/skill.ts';
import type { SkillName } from '#lib/drills/kit/skill-names.ts';
import { skill as mixColour } from '#lib/drills/mix-colour.ts';
import { skill as namePlace } from '#lib/drills/name-place.ts';
import { skill as nextNumeral } from '#lib/drills/next-numeral.ts';
import { skill as readAnyBase } from '#lib/drills/read-any-base.ts';
import { skill as readBinary } from '#lib/drills/read-binary.ts';
import { skill as readBytes } from '#lib/drills/read-bytes.ts';
import { skill as readDump } from '#lib/drills/read-dump.ts';
import { skill as readFraction } from '#lib/drills/read-fraction.ts';
import { skill as readHex } from '#lib/drills/read-hex.ts';
import { skill as readSigned } from '#lib/drills/read-signed.ts';
import { skill as regroup } from '#lib/drills/regroup.ts';
import { skill as sameNumber } from '#lib/drills/same-number.ts';
import { skill as subtractBinary } from '#lib/drills/subtract-binary.ts';
import { skill as whichIsMore } from '#lib/drills/which-is-more.ts';
import { skill as willItEnd } from '#lib/drills/will-it-end.ts';
import { skill as writeAnyBase } from '#lib/drills/write-any-base.ts';
import { skill as writeBinary } from '#lib/drills/write-binary.ts';
import { skill as writeFraction } from '#lib/drills/write-fraction.ts';
import { skill as writeHex } from '#lib/drills/write-hex.ts';
import { skill as writeSigned } from '#lib/drills/write-signed.ts';
import { divideAsInSchool, readBase, readBelow, readSum, writeIn } from './by-hand.ts';
import { type Comparison, compare } from './comparison.ts';
import { isBlocked } from './routes.ts';

// Each answer is worked out again from what the learner is shown, and from nothing else.

/** What stands in a question: its sentence's name, what is filled in, and what to choose from. */
type Shown = {
  readonly say: string;
  readonly choices: readonly string[];
  /** What is filled in, as a text. */
  text(name: string): string;
};

function drill<Q>(
  name: SkillName,
  skill: Skill<Q>,
  oracle: string,
  answer: (shown: Shown) => string | undefined,
): Comparison {
  return compare({
    model: `drills/${name}`,
    oracle,
    cases: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    ours: (seed) => exercise(skill, seed).answer,
    theirs: (seed) => {
      const { ask, choices } = exercise(skill, seed);
      const text = (key: string) => String(ask.with?.[key]);
      return answer({ say: ask.say, choices: choices ?? [], text });
    },
  });
}

const withMinus = (value: number | bigint) => String(value).replace('-', '−');

/** Read a numeral of Rome or of a base that stands below it. */
const readAny = (text: string) =>
  /^[IVXLC]+$/.test(text) ? Number(deromanize(text)) : readBelow(text);

/** Read `1011₂ + 110₂`. */
const readPair = (text: string, sign: string) =>
  text.split(` ${sign} `).map(readBelow) as [number, number];

const readRatio = (text: string) => text.split('/').map(Number) as [number, number];

const hexOf = (bytes: readonly number[]) => Buffer.from(bytes).toString('hex').toUpperCase();

/** What the drills ask, and what engines and libraries answer. */
export const drillComparisons = [
  drill('expand-decimal', expandDecimal, 'the digits, zeros behind them', ({ text }) =>
    [...text('numeral')]
      .map((digit, i, all) => digit + '0'.repeat(all.length - 1 - i))
      .filter((part) => Number(part) > 0)
      .join(' + '),
  ),
  drill('build-decimal', buildDecimal, 'Number, added', ({ text }) => String(readSum(text('sum')))),
  drill('name-place', namePlace, 'the digit, zeros behind it', ({ text }) => {
    const numeral = text('numeral');
    return text('digit') + '0'.repeat(numeral.length - 1 - numeral.indexOf(text('digit')));
  }),
  drill('count-on-in-binary', countOnInBinary, 'BigInt', ({ text }) =>
    (BigInt(`0b${text('numeral')}`) + 1n).toString(2),
  ),
  drill('count-patterns', countPatterns, 'Number.parseInt of a row of ones', ({ say, text }) => {
    const largest = Number.parseInt('1'.repeat(Number(text('n'))), 2);
    return String(say === 'largest' ? largest : largest + 1);
  }),
  drill('read-binary', readBinary, 'Number.parseInt', ({ text }) =>
    String(readBelow(text('numeral'))),
  ),
  drill('write-binary', writeBinary, 'Number.toString', ({ text }) =>
    writeIn(Number(text('value')), 2),
  ),
  drill('next-numeral', nextNumeral, 'Number.parseInt, toString', ({ text }) => {
    const [, low = ''] = /([₀-₉]+)$/.exec(text('numeral')) ?? [];
    return writeIn(readBelow(text('numeral')) + 1, readBase(low));
  }),
  drill('read-any-base', readAnyBase, 'Number.parseInt', ({ text }) =>
    String(readBelow(text('numeral'))),
  ),
  drill('write-any-base', writeAnyBase, 'Number.toString', ({ text }) =>
    writeIn(Number(text('value')), Number(text('base'))),
  ),
  drill('read-hex', readHex, 'Number.parseInt', ({ text }) => String(readBelow(text('numeral')))),
  drill('write-hex', writeHex, 'Number.toString', ({ text }) => writeIn(Number(text('value')), 16)),
  drill('which-is-more', whichIsMore, 'romans, Number.parseInt', ({ text }) => {
    const [left, right] = [readAny(text('left')), readAny(text('right'))];
    return left === right ? '=' : text(left > right ? 'left' : 'right');
  }),
  drill('same-number', sameNumber, 'romans, Number.parseInt', ({ text, choices }) =>
    choices.find((choice) => readAny(choice) === readAny(text('numeral'))),
  ),
  drill('regroup', regroup, 'Number.parseInt, toString', ({ say, text }) =>
    writeIn(readBelow(text('numeral')), say === 'group' ? 16 : 2),
  ),
  drill('add-binary', addBinary, 'Number.parseInt, toString', ({ text }) => {
    const [a, b] = readPair(text('sum'), '+');
    return writeIn(a + b, 2);
  }),
  drill('subtract-binary', subtractBinary, 'Number.parseInt, toString', ({ text }) => {
    const [a, b] = readPair(text('difference'), '−');
    return writeIn(a - b, 2);
  }),
  drill('read-fraction', readFraction, 'fraction.js', ({ text }) => {
    const [, whole = '', digits = '', low = ''] =
      /^(\w+)\.(\w+?)([₀-₉]+)$/.exec(text('numeral')) ?? [];
    const base = readBase(low);
    const part = new Fraction(Number.parseInt(digits, base), base ** digits.length);
    return part.add(Number.parseInt(whole, base)).toString();
  }),
  drill('write-fraction', writeFraction, 'division with every rest noted', ({ text }) => {
    const { fraction, block } = divideAsInSchool(...readRatio(text('ratio')), Number(text('base')));
    return `0.${fraction}${block && `(${block})`}`;
  }),
  drill('will-it-end', willItEnd, 'powers of the base by BigInt', ({ text }) => {
    const [top, bottom] = readRatio(text('ratio'));
    const places = Array.from({ length: 20 }, (_, i) => i + 1);
    const enough = places.find(
      (n) => (BigInt(top) * BigInt(text('base')) ** BigInt(n)) % BigInt(bottom) === 0n,
    );
    return String(enough ?? '∞');
  }),
  drill('read-signed', readSigned, 'BigInt.asIntN', ({ text }) =>
    withMinus(BigInt.asIntN(Number(text('width')), BigInt(`0b${text('bits')}`))),
  ),
  drill('write-signed', writeSigned, 'BigInt.asUintN', ({ text }) => {
    const width = Number(text('width'));
    const bits = BigInt.asUintN(width, BigInt(text('value').replace('−', '-')));
    return bits.toString(2).padStart(width, '0');
  }),
  drill('does-it-fit', doesItFit, 'BigInt.asIntN', ({ text }) =>
    withMinus(BigInt.asIntN(Number(text('width')), BigInt(readSum(text('sum'))))),
  ),
  drill('read-bytes', readBytes, 'Buffer', ({ text }) =>
    Buffer.from(text('bytes').replaceAll(' ', ''), 'hex').toString('latin1'),
  ),
  drill('count-bytes', countBytes, 'Buffer.byteLength', ({ text }) =>
    String(Buffer.byteLength(text('text'))),
  ),
  drill('mix-colour', mixColour, 'Buffer', ({ say, text }) => {
    const lamps = ['red', 'green', 'blue'];
    if (say === 'write') return `#${hexOf(lamps.map((lamp) => Number(text(lamp))))}`;
    return String(Buffer.from(text('colour').slice(1), 'hex')[lamps.indexOf(say)]);
  }),
  drill('read-dump', readDump, 'Buffer', ({ say, text }) => {
    if (say === 'number') {
      return String(Buffer.from(text('bytes').replaceAll('\u00a0', ''), 'hex').readUInt32BE());
    }
    const bytes = Buffer.from(text('groups').replaceAll(' ', ''), 'hex');
    const [row, address] = [text('row'), text('address')].map((one) => Number.parseInt(one, 16));
    return hexOf([bytes[(address ?? 0) - (row ?? 0)] ?? 0]);
  }),
  drill('in-or-out', inOrOut, 'node:net BlockList, longest first', ({ text, choices }) =>
    choices
      .toSorted((a, b) => Number(b.split('/')[1]) - Number(a.split('/')[1]))
      .find((range) => isBlocked(range, text('address'))),
  ),
  drill('count-addresses', countAddresses, 'ipaddr.js', ({ say, text }) => {
    const last = ipaddr.IPv4.broadcastAddressFromCIDR(text('network'));
    const [first] = ipaddr.IPv4.parseCIDR(text('network'));
    const number = (bytes: readonly number[]) => Buffer.from(bytes).readUInt32BE();
    const count = number(last.toByteArray()) - number(first.toByteArray()) + 1;
    return say === 'last' ? last.toString() : String(count);
  }),
];
