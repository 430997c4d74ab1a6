import { pickNumeral, placesOf, sharesOf } from './kit/shares.ts';
import type { Mistake, Skill } from './kit/skill.ts';

type Question = { readonly numeral: string };

const sum = (numeral: string) => sharesOf(numeral).join(' + ');

function building(numeral: string, answer: string): Mistake {
  return { answer, work: `${sum(numeral)} → ${answer}` };
}

/** Put parts together to one decimal numeral. */
export const skill: Skill<Question> = {
  make: (random) => ({ numeral: pickNumeral(random) }),
  ask: ({ numeral }) => ({ say: 'build', with: { sum: sum(numeral) } }),
  answer: ({ numeral }) => numeral,
  work: ({ numeral }) => building(numeral, numeral).work,
  steps: ({ numeral }) => [
    ...placesOf(numeral).map(({ digit, weight, share }) => ({
      say: digit === 0 ? 'empty' : 'take',
      with: { digit, weight, share },
    })),
    { say: 'done', with: { line: `${sum(numeral)} = ${numeral}` } },
  ],
  misconceptions: {
    'drops-zeros': ({ numeral }) =>
      numeral.includes('0') ? building(numeral, numeral.replaceAll('0', '')) : null,
    'joins-parts': ({ numeral }) => building(numeral, sharesOf(numeral).join('')),
  },
};
