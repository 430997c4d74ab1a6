import fc from 'fast-check';
import { toCardinal as inBritain } from 'n2words/en-GB';
import { toCardinal as inIndia } from 'n2words/en-IN';
import { toCardinal as inHindi } from 'n2words/hi-IN';
import { deromanize, romanize } from 'romans';
import type { Numeral } from '#lib/numbers/numeral.ts';
import { formatRoman, romanParts } from '#lib/numbers/roman.ts';
import { parseRoman } from '#lib/numbers/roman-reading.ts';
import { type Scale, sayNumeral, type Tongue } from '#lib/numbers/spoken.ts';
import { english } from '#lib/numbers/spoken-english.ts';
import { hinglish } from '#lib/numbers/spoken-hinglish.ts';
import { toTally } from '#lib/numbers/tally.ts';
import { writingsOf } from '#widgets/one-number/model.ts';
import { addByHand, lettersOf } from '#widgets/tally-roman/model.ts';
import { compare } from './comparison.ts';
import { sizes, upTo, wholes } from './shapes.ts';

/** A decimal numeral to be said, with up to five places right of the point. */
const said = (bits: number) =>
  fc.record({ value: wholes(bits), fraction: fc.stringMatching(/^\d{0,5}$/) });

const numeralOf = (value: bigint, fraction: string): Numeral => ({
  base: 10,
  negative: value < 0n,
  whole: String(value).replace('-', ''),
  fraction,
  block: '',
});

function say(value: bigint, fraction: string, tongue: Tongue, scale: Scale): string {
  const result = sayNumeral(numeralOf(value, fraction), tongue, scale);
  return 'words' in result ? result.words : result.unspoken;
}

/** In "one billion and fifty million" the library joins two thousands, where we only join hundreds. */
const inThrees = (value: bigint) =>
  inBritain(value).replace(/(?<!hundred) and(?= [\w-]+ \w+$)/, '');

/** Right of the point the library says `twenty` for 20, so there it is asked digit by digit. */
const inPlaces = (value: bigint, fraction: string) =>
  [inThrees(value), ...(fraction && ['point', ...[...fraction].map(inBritain)])].join(' ');

/** Above a crore Indian English counts in crores again; the library goes on with arab, as Hindi does. */
function inCrores(value: bigint): string {
  if (value < 0n) return `minus ${inCrores(-value)}`;
  const crores = value / 10n ** 7n;
  if (crores === 0n) return inIndia(value);
  const rest = value % 10n ** 7n;
  const count =
    crores < 1000n ? inIndia(crores) : inCrores(crores).replace(/(?<!hundred) and/g, '');
  const small = rest > 0n && rest < 100n ? 'and ' : '';
  return `${count} crore${rest > 0n ? ` ${small}${inIndia(rest)}` : ''}`;
}

/** Hindi words of the library in our spelling: one for one, so that two numbers never share a word. */
const spelling = new Map<string, string>([
  ...Array.from({ length: 100 }, (_, n) => [inHindi(n), hinglish.small(n)] as const),
  [inHindi(100).split(' ')[1] ?? '', 'sau'],
  ...['hazaar', 'lakh', 'karod', 'arab', 'kharab', 'neel', 'padma', 'shankh'].map((name, i) => {
    return [inHindi(1_000n * 100n ** BigInt(i)).split(' ')[1] ?? '', name] as const;
  }),
  [inHindi(-1).split(' ')[0] ?? '', 'minus'],
  [inHindi('0.5').split(' ')[1] ?? '', 'point'],
]);

if (new Set(spelling.values()).size !== spelling.size || spelling.size !== 111) {
  throw new Error(`111 Hindi words were expected, not ${spelling.size}.`);
}

const inOurSpelling = (words: string) =>
  words
    .split(' ')
    .map((word) => spelling.get(word) ?? word)
    .join(' ');

const words = [
  { ...english, hundred: 'hundred', thousand: 'thousand' },
  { ...hinglish, hundred: 'sau', thousand: 'hazaar' },
].map(({ small, hundred, thousand, and }) => ({
  small: Array.from({ length: 100 }, (_, n) => small(n)).join(' '),
  hundred,
  thousand,
  and,
}));

const devanagari = new Intl.NumberFormat('hi-IN-u-nu-deva', { useGrouping: false });

/** Numbers in Rome, in strokes and in words. */
export const wordComparisons = [
  compare({
    model: 'numbers/roman, written',
    oracle: 'romans, romanize',
    cases: upTo(3_998),
    ours: (n) => [formatRoman(n + 1), romanParts(n + 1).reduce((sum, { value }) => sum + value, 0)],
    theirs: (n) => [romanize(n + 1), n + 1],
  }),
  compare({
    model: 'numbers/roman, read',
    oracle: 'romans, deromanize and back',
    cases: fc.oneof(
      upTo(3_998).map((n) => romanize(n + 1) as string),
      fc.stringMatching(/^[IVXLCDM]{1,7}$/),
    ),
    ours: (text) => {
      const reading = parseRoman(text);
      return reading.state === 'read' ? reading.value : null;
    },
    theirs: (text) => {
      try {
        const value = deromanize(text);
        return romanize(value) === text ? value : null;
      } catch {
        return null;
      }
    },
  }),
  compare({
    model: 'tally-roman/model',
    oracle: 'romans',
    cases: fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })),
    ours: ([a, b]) => [
      addByHand(formatRoman(a) ?? '', formatRoman(b) ?? '').at(-1)?.line,
      lettersOf(a).reduce((sum, { worth, less }) => sum + worth - less, 0),
    ],
    theirs: ([a, b]) => [romanize(a + b), a],
  }),
  compare({
    model: 'numbers/tally',
    oracle: 'a row of strokes, cut by fives',
    cases: upTo(260),
    ours: (value) => toTally(value),
    theirs: (value) => {
      const bundles = '|'.repeat(value).match(/.{5}/g)?.length ?? 0;
      const strokes = '|'.repeat(value).replace(/.{5}/g, '').length;
      return value > 200 ? null : { bundles, strokes };
    },
  }),
  compare({
    model: 'numbers/spoken, English by threes',
    oracle: 'n2words, en-GB',
    cases: said(119),
    ours: ({ value, fraction }) => say(value, fraction, english, 'international'),
    theirs: ({ value, fraction }) =>
      value >= 10n ** 36n || value <= -(10n ** 36n) ? 'too-large' : inPlaces(value, fraction),
  }),
  compare({
    model: 'numbers/spoken, English by lakh and crore',
    oracle: 'n2words, en-IN',
    cases: wholes(63),
    ours: (value) => say(value, '', english, 'indian'),
    theirs: (value) => inCrores(value),
  }),
  compare({
    model: 'numbers/spoken, Hinglish by lakh and karod',
    oracle: 'n2words, hi-IN, word for word',
    cases: fc.record({ value: sizes(63), negative: fc.boolean() }),
    ours: ({ value, negative }) => say(negative ? -value : value, '', hinglish, 'indian'),
    theirs: ({ value, negative }) => inOurSpelling(inHindi(negative ? -value : value)),
  }),
  compare({
    model: 'one-number/model',
    oracle: 'romans, Intl, n2words, Number.toString',
    cases: upTo(3_998).map((n) => n + 1),
    ours: (value) => {
      const all = writingsOf(value, words);
      return all.map((parts, i) => [
        parts.map(({ sign }) => sign).join(i < 5 ? '' : ' '),
        // The shares lie side by side, and none of the stones is left.
        parts.every(({ from }, at) => from === (parts[at - 1]?.to ?? 0)) && parts.at(-1)?.to,
      ]);
    },
    theirs: (value) =>
      [
        romanize(value),
        String(value),
        devanagari.format(value),
        value.toString(16).toUpperCase(),
        value.toString(2),
        inBritain(value),
        inOurSpelling(inHindi(value)),
      ].map((text) => [text, value]),
  }),
];
