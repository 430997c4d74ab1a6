import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNumeral } from './read.ts';
import { mostSpoken, type Scale, sayNumeral, type Tongue } from './spoken.ts';
import { english } from './spoken-english.ts';
import { hinglish } from './spoken-hinglish.ts';

function say(text: string, tongue: Tongue, scale: Scale): string {
  const reading = readNumeral(text, 10);
  if (reading.state === 'refused') throw new Error(text);
  const said = sayNumeral(reading.numeral, tongue, scale);
  return 'words' in said ? said.words : said.unspoken;
}

test.each([
  ['0', 'zero', 'zero'],
  ['16', 'sixteen', 'sixteen'],
  ['21', 'twenty-one', 'twenty-one'],
  ['100', 'one hundred', 'one hundred'],
  ['116', 'one hundred and sixteen', 'one hundred and sixteen'],
  ['1005', 'one thousand and five', 'one thousand and five'],
  ['100000', 'one hundred thousand', 'one lakh'],
  [
    '1234567',
    'one million two hundred and thirty-four thousand five hundred and sixty-seven',
    'twelve lakh thirty-four thousand five hundred and sixty-seven',
  ],
  ['10000000', 'ten million', 'one crore'],
  ['1000000000000', 'one trillion', 'one lakh crore'],
  ['1000050000000', 'one trillion fifty million', 'one lakh five crore'],
  [
    '19860000005',
    'nineteen billion eight hundred and sixty million and five',
    'one thousand nine hundred and eighty-six crore and five',
  ],
  ['-0.5', 'minus zero point five', 'minus zero point five'],
  ['0.102', 'zero point one zero two', 'zero point one zero two'],
])('%s in English', (text, international, indian) => {
  expect(say(text, english, 'international')).toBe(international);
  expect(say(text, english, 'indian')).toBe(indian);
});

test.each([
  ['0', 'shunya', 'shunya'],
  ['16', 'solah', 'solah'],
  ['99', 'ninyaanave', 'ninyaanave'],
  ['116', 'ek sau solah', 'ek sau solah'],
  ['532', 'paanch sau battees', 'paanch sau battees'],
  ['4572', 'chaar hazaar paanch sau bahattar', 'chaar hazaar paanch sau bahattar'],
  ['100000', 'ek sau hazaar', 'ek lakh'],
  [
    '12345678',
    'barah million teen sau paintaalees hazaar chhah sau athahattar',
    'ek karod teis lakh paintaalees hazaar chhah sau athahattar',
  ],
  ['1000000000', 'ek billion', 'ek arab'],
  ['100000000000000000', 'ek sau quadrillion', 'ek shankh'],
  ['-2.05', 'minus do point shunya paanch', 'minus do point shunya paanch'],
])('%s in Hinglish', (text, international, indian) => {
  expect(say(text, hinglish, 'international')).toBe(international);
  expect(say(text, hinglish, 'indian')).toBe(indian);
});

test('Hindi has one hundred different words from zero to ninety-nine', () => {
  const all = Array.from({ length: 100 }, (_, value) => hinglish.small(value));
  expect(new Set(all).size).toBe(100);
  expect(all).not.toContain('');
});

describe('limits', () => {
  test.each([[english], [hinglish]])(
    'the last number with a name, and the first without',
    (tongue) => {
      for (const scale of ['international', 'indian'] as const) {
        const most = mostSpoken(scale);
        expect(say(String(most - 1n), tongue, scale)).toContain(
          '9'.length > 0 ? tongue.small(9) : '',
        );
        expect(say(String(most), tongue, scale)).toBe('too-large');
      }
      expect(say('0.(3)', tongue, 'indian')).toBe('endless');
      expect(say(`0.${'1'.repeat(30)}`, tongue, 'indian')).toContain(tongue.point);
      expect(say(`0.${'1'.repeat(31)}`, tongue, 'indian')).toBe('too-long');
      expect(say('9'.repeat(1000), tongue, 'indian')).toBe('too-large');
    },
  );
});

/** Understand English number words by counting up, as a listener does. */
function hear(words: string): bigint {
  const powers: Record<string, bigint> = { thousand: 10n ** 3n, lakh: 10n ** 5n, crore: 10n ** 7n };
  'million billion trillion quadrillion quintillion sextillion septillion octillion nonillion decillion'
    .split(' ')
    .forEach((name, at) => {
      powers[name] = 1000n ** BigInt(at + 2);
    });
  const small =
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
      ' ',
    );
  const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
  let done = 0n;
  let open = 0n;
  for (const word of words.split(/[ -]/)) {
    if (word === 'and') continue;
    const power = powers[word];
    if (word === 'hundred') open *= 100n;
    else if (word === 'crore') {
      done = (done + open) * 10n ** 7n;
      open = 0n;
    } else if (power !== undefined) {
      done += open * power;
      open = 0n;
    } else
      open += small.includes(word)
        ? BigInt(small.indexOf(word))
        : BigInt(tens.indexOf(word) * 10 + 20);
  }
  return done + open;
}

test('English words mean the number they were made from, on both scales', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 19n - 1n }), (value) => {
      expect(hear(say(String(value), english, 'international'))).toBe(value);
      const crores = say(String(value % 10n ** 14n), english, 'indian');
      expect(hear(crores)).toBe(value % 10n ** 14n);
    }),
    { numRuns: 1000 },
  );
});
