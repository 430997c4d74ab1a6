import { describe, expect, test } from 'vitest';
import { converter } from '#i18n/converter.ts';
import { languages } from '#i18n/languages.ts';
import { answer } from './answer.ts';
import {
  describeEnding,
  describeFix,
  describeHint,
  describeRefusal,
  describeWhy,
} from './sentences.ts';

const count = (value: number | bigint) => new Intl.NumberFormat('en').format(value);

function refusal(text: string, from: number) {
  const answered = answer({ text, from, to: 2 });
  if (answered.state === 'read') throw new Error(`${text} was read`);
  return answered.refusal;
}

function read(text: string, from: number, to: number) {
  const answered = answer({ text, from, to });
  if (answered.state === 'refused') throw new Error(answered.refusal.code);
  return answered;
}

test.each([
  [
    '19',
    8,
    'There is no 9 in base 8, only 0 to 7. Did you mean base 10?',
    'Base 8 mein 9 nahin hota, sirf 0 se 7. Kya aap base 10 chahte the?',
  ],
  [
    '1.2.3',
    10,
    'A number has one point; this is the second.',
    'Ek number mein ek hi point hota hai; yeh doosra hai.',
  ],
  [
    '0x1F',
    2,
    '0x says base 16, the menu says 2. Use base 16?',
    '0x ka matlab base 16, upar 2 chuna hai. Base 16 lein?',
  ],
  ['', 10, 'Nothing to convert yet. Try 16.', 'Abhi kuch likha nahin. 16 likhkar dekhiye.'],
  [
    'XVI',
    10,
    'There is no X in base 10. This is 16 in Roman numerals. Take 16?',
    'Base 10 mein X nahin hota. Yeh Roman mein 16 hai. 16 lein?',
  ],
])('%j in base %i', (text, base, en, hiLatn) => {
  expect(describeRefusal(refusal(text, base), converter.en, count)).toBe(en);
  expect(describeRefusal(refusal(text, base), converter['hi-Latn'], count)).toBe(hiLatn);
});

test('too many digits are counted as people count', () => {
  const long = refusal('1'.repeat(1_000_001), 10);
  expect(describeRefusal(long, converter.en, count)).toBe(
    '1,000,000 digits is the most; this has 1,000,001.',
  );
  expect(describeFix(long.fix ?? {}, converter.en)).toBe('Keep what fits');
});

test('no sentence keeps a gap, in either language', () => {
  const texts = [
    '',
    '19',
    'XVI',
    '€',
    '--1',
    '1.1.1',
    '0x1',
    '1₂',
    '0b1₁₆',
    '1₉₉',
    '1(1)',
    '0.()',
    '0.(1',
    '0.1)',
    '0.(1)1',
    `0.(${'1'.repeat(10_001)})`,
    '1e3',
    '1+1',
  ];
  for (const language of languages) {
    for (const text of texts) {
      const one = refusal(text, 9);
      expect(describeRefusal(one, converter[language], count), text).not.toMatch(/[{}]|undefined/);
      if (one.fix !== null)
        expect(describeFix(one.fix, converter[language])).not.toMatch(/[{}]|undefined/);
    }
    for (const [text, from] of [
      ['0b1', 16],
      ['1,5', 10],
    ] as const) {
      const { hint } = read(text, from, 2);
      expect(hint && describeHint(hint, converter[language])).not.toMatch(/[{}]|null/);
    }
  }
});

describe('endings', () => {
  test('one tenth names the missing five', () => {
    const { why, written } = read('0.1', 10, 2);
    expect(describeEnding(written.ending, converter.en, count)).toBe(
      'The digits in brackets repeat for ever.',
    );
    expect(why && describeWhy(why, 2, converter.en)).toEqual([
      'As a fraction in lowest terms it has 10 below.',
      '10 is 2 × 5.',
      'Among the primes of base 2 (2) there is no 5, so the digits never end.',
    ]);
  });

  test('an eighth ends in ten, and powers are written above', () => {
    const { why } = read('0.001', 2, 10);
    expect(why && describeWhy(why, 10, converter.en)).toEqual([
      'As a fraction in lowest terms it has 8 below.',
      '8 is 2³.',
      'Base 10 has the primes 2, 5: all that are needed, so the digits end.',
    ]);
  });

  test('a prime is not taken apart', () => {
    const { why } = read('0.1', 3, 10);
    expect(why && describeWhy(why, 10, converter.en)).toHaveLength(2);
  });
});
