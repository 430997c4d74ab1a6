import { tidyNumeral, weightsOf } from './kit/places.ts';
import type { Mistake, Skill } from './kit/skill.ts';

type Question = { readonly value: number };

const write = (value: number) => value.toString(2);

/** The places that are taken, each with what is left after it. */
function taken(value: number): { weight: number; left: number; rest: number }[] {
  const numeral = write(value);
  return weightsOf(numeral.length, 2)
    .map((weight, i) => ({ weight, left: value % (2 * weight), rest: value % weight, i }))
    .filter(({ i }) => numeral[i] === '1');
}

const shares = (value: number) => taken(value).map(({ weight }) => weight);

function adding(value: number, answer: string): Mistake {
  return { answer, work: `${value} = ${shares(value).join(' + ')} → ${answer}` };
}

/** Write a number in base two: the largest place that fits, then the next. */
export const skill: Skill<Question> = {
  make: (random) => ({ value: random.whole(9, 127) }),
  ask: ({ value }) => ({ say: 'write', with: { value } }),
  answer: ({ value }) => write(value),
  work: ({ value }) => adding(value, write(value)).work,
  steps: ({ value }) => [
    {
      say: 'places',
      with: { value, weights: weightsOf(write(value).length, 2).join(', ') },
    },
    ...taken(value).map(({ weight, left, rest }) => ({
      say: 'take',
      with: { weight, line: `${left} − ${weight} = ${rest}` },
    })),
    { say: 'done', with: { shares: shares(value).join(', '), numeral: write(value) } },
  ],
  misconceptions: {
    mirror: ({ value }) => {
      const answer = [...write(value)].reverse().join('');
      return { answer, work: `${[...answer].join(', ')} → ${answer}` };
    },
    'drops-zeros': ({ value }) => {
      const numeral = write(value).replaceAll('0', '');
      return write(value) === numeral
        ? null
        : { answer: numeral, work: `${shares(value).join(', ')} → ${numeral}` };
    },
    'stops-early': ({ value }) => {
      const numeral = write(value);
      const halved = [...numeral].map((_, i) => Math.floor(value / 2 ** i)).slice(0, -1);
      return { answer: numeral.slice(1), work: `${halved.join(', ')} → ${numeral.slice(1)}` };
    },
    // With a last place worth 2 an odd number cannot be laid at all.
    'off-by-one': ({ value }) => (value % 2 ? null : adding(value, write(value / 2))),
  },
  normalise: (typed) => tidyNumeral(typed).replace(/^0+/, ''),
};
