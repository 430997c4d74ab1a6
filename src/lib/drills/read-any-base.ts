import { digitsOf, lettersIn, pickBase, readUnder, weightsOf, withBase } from './kit/places.ts';
import type { Skill } from './kit/skill.ts';

type Question = { readonly base: number; readonly numeral: string };

const right = ({ base, numeral }: Question) =>
  readUnder(digitsOf(numeral), weightsOf(numeral.length, base));

/** Read a numeral of two or three places in a base from three to twelve. */
export const skill: Skill<Question> = {
  make: (random) => {
    const base = pickBase(random);
    const value = random.whole(base + 1, random.pick([base ** 2, base ** 3, base ** 3]) - 1);
    return { base, numeral: value.toString(base).toUpperCase() };
  },
  ask: ({ base, numeral }) => ({ say: 'read', with: { numeral: withBase(numeral, base) } }),
  answer: (question) => right(question).answer,
  work: (question) => right(question).work,
  steps: ({ base, numeral }) => {
    const weights = weightsOf(numeral.length, base);
    const digits = digitsOf(numeral);
    const shares = weights.map((weight, i) => weight * (digits[i] ?? 0));
    const letters = lettersIn(numeral);
    return [
      { say: 'places', with: { base, weights: weights.join(', ') } },
      ...(letters ? [{ say: 'letters', with: { letters } }] : []),
      {
        say: 'multiply',
        with: { products: weights.map((weight, i) => `${digits[i]} × ${weight}`).join(', ') },
      },
      { say: 'add', with: { sum: shares.join(' + '), total: readUnder(digits, weights).answer } },
    ];
  },
  misconceptions: {
    'old-weights': ({ numeral }) => readUnder(digitsOf(numeral), weightsOf(numeral.length, 2)),
    'ten-weights': ({ numeral }) => readUnder(digitsOf(numeral), weightsOf(numeral.length, 10)),
    'times-not-power': ({ base, numeral }) => {
      // With two places a product and a power are the same.
      if (numeral.length < 3) return null;
      const weights = weightsOf(numeral.length, base).map(
        (_, i, all) => base * (all.length - 1 - i) || 1,
      );
      return readUnder(digitsOf(numeral), weights);
    },
  },
};
