import { digitsOf, lettersIn, readUnder, weightsOf, withBase } from './kit/places.ts';
import type { Skill } from './kit/skill.ts';

type Question = { readonly numeral: string };

const sixteens = (numeral: string) => weightsOf(numeral.length, 16);
const hasLetters = (numeral: string) => /[A-F]/.test(numeral);

/** Read a numeral of base sixteen: to FF mostly, sometimes to FFF. */
export const skill: Skill<Question> = {
  make: (random) => {
    const value = random.whole(1, 4) === 4 ? random.whole(256, 4095) : random.whole(16, 255);
    return { numeral: value.toString(16).toUpperCase() };
  },
  ask: ({ numeral }) => ({ say: 'read', with: { numeral: withBase(numeral, 16) } }),
  answer: ({ numeral }) => readUnder(digitsOf(numeral), sixteens(numeral)).answer,
  work: ({ numeral }) => readUnder(digitsOf(numeral), sixteens(numeral)).work,
  steps: ({ numeral }) => {
    const weights = sixteens(numeral);
    const digits = digitsOf(numeral);
    const shares = weights.map((weight, i) => weight * (digits[i] ?? 0));
    return [
      { say: 'places', with: { weights: weights.join(', ') } },
      ...(hasLetters(numeral) ? [{ say: 'letters', with: { letters: lettersIn(numeral) } }] : []),
      {
        say: 'multiply',
        with: { products: weights.map((weight, i) => `${digits[i]} × ${weight}`).join(', ') },
      },
      {
        say: 'add',
        with: { sum: shares.join(' + '), total: readUnder(digits, weights).answer },
      },
    ];
  },
  misconceptions: {
    'letters-join': ({ numeral }) => {
      if (!hasLetters(numeral)) return null;
      const digits = digitsOf(numeral);
      return { answer: digits.join(''), work: `${digits.join(', ')} → ${digits.join('')}` };
    },
    'letter-shift': ({ numeral }) => {
      if (!hasLetters(numeral)) return null;
      const shifted = digitsOf(numeral).map((digit) => (digit > 9 ? digit + 1 : digit));
      return readUnder(shifted, sixteens(numeral));
    },
    'ten-weights': ({ numeral }) => readUnder(digitsOf(numeral), weightsOf(numeral.length, 10)),
    'counts-ones': ({ numeral }) =>
      readUnder(
        digitsOf(numeral),
        sixteens(numeral).map(() => 1),
      ),
  },
};
