import { digitsOf, valueUnder, weightsOf, withBase, writeSumUnder } from './kit/places.ts';
import type { Mistake, Skill } from './kit/skill.ts';

type Question = { readonly numeral: string };

/** Read the digits under other weights than those of base two. */
function under(numeral: string, weights: readonly number[]): Mistake {
  const digits = digitsOf(numeral);
  return { answer: String(valueUnder(digits, weights)), work: writeSumUnder(digits, weights) };
}

const binary = (numeral: string) => weightsOf(numeral.length, 2);

/** Read a numeral of base two. */
export const skill: Skill<Question> = {
  make: (random) => ({ numeral: random.whole(9, 127).toString(2) }),
  ask: ({ numeral }) => ({ say: 'read', with: { numeral: withBase(numeral, 2) } }),
  answer: ({ numeral }) => under(numeral, binary(numeral)).answer,
  work: ({ numeral }) => under(numeral, binary(numeral)).work,
  steps: ({ numeral }) => {
    const weights = binary(numeral);
    const shares = weights.filter((_, i) => numeral[i] === '1');
    return [
      { say: 'places', with: { weights: weights.join(' ') } },
      { say: 'up', with: { shares: shares.join(', ') } },
      {
        say: 'add',
        with: { sum: shares.join(' + '), total: valueUnder(digitsOf(numeral), weights) },
      },
    ];
  },
  misconceptions: {
    'ten-weights': ({ numeral }) => under(numeral, weightsOf(numeral.length, 10)),
    'off-by-one': ({ numeral }) => under(numeral, binary(`${numeral}0`).slice(0, -1)),
    mirror: ({ numeral }) => under(numeral, binary(numeral).reverse()),
    'counts-ones': ({ numeral }) =>
      under(
        numeral,
        binary(numeral).map(() => 1),
      ),
    'times-not-power': ({ numeral }) =>
      under(
        numeral,
        binary(numeral).map((_, i, all) => 2 * (all.length - 1 - i) || 1),
      ),
  },
};
