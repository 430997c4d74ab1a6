import { pickNumeral, placesOf, sharesOf } from './kit/shares.ts';
import { type Mistake, type Skill, tidy } from './kit/skill.ts';

type Question = { readonly numeral: string };

function expanding(numeral: string, parts: readonly number[]): Mistake {
  const answer = parts.join(' + ');
  return { answer, work: `${numeral} = ${answer}` };
}

const right = ({ numeral }: Question) => expanding(numeral, sharesOf(numeral));

/** Take a decimal numeral apart: the sum of what its digits are worth. */
export const skill: Skill<Question> = {
  make: (random) => ({ numeral: pickNumeral(random) }),
  ask: (question) => ({ say: 'expand', with: { ...question } }),
  answer: (question) => right(question).answer,
  work: (question) => right(question).work,
  steps: (question) => [
    ...placesOf(question.numeral)
      .reverse()
      .map(({ digit, weight, share }) => ({
        say: digit === 0 ? 'empty' : 'worth',
        with: { digit, weight, line: `${digit} × ${weight} = ${share}` },
      })),
    { say: 'done', with: { line: right(question).work } },
  ],
  misconceptions: {
    'digit-alone': ({ numeral }) =>
      expanding(
        numeral,
        placesOf(numeral).flatMap(({ digit }) => digit || []),
      ),
    'drops-zeros': ({ numeral }) =>
      numeral.includes('0') ? expanding(numeral, sharesOf(numeral.replaceAll('0', ''))) : null,
    'off-by-one': ({ numeral }) => expanding(numeral, sharesOf(`${numeral}0`)),
  },
  // The order of the parts does not matter, and a part of 0 adds nothing.
  normalise: (typed) =>
    tidy(typed)
      .replace(/^.*=/, '')
      .split('+')
      .filter((part) => Number(part) !== 0)
      .sort((a, b) => Number(b) - Number(a))
      .join('+'),
};
