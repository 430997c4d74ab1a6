import type { Mistake, Skill } from './kit/skill.ts';

type Question = {
  readonly places: number;
  readonly about: 'places' | 'lamps' | 'largest';
};

const twos = (places: number, sign: string) => Array(places).fill(2).join(sign);

function patterns(places: number): Mistake {
  return { answer: String(2 ** places), work: `${twos(places, '·')} = ${2 ** places}` };
}

/** The first pattern stands for 0, so the last number is one less than there are patterns. */
function largest(places: number): Mistake {
  const last = 2 ** places - 1;
  return { answer: String(last), work: `${twos(places, '·')} − 1 = ${last}` };
}

const right = ({ places, about }: Question) =>
  about === 'largest' ? largest(places) : patterns(places);

/** Say how many patterns so many places of two symbols have, or which number is their last. */
export const skill: Skill<Question> = {
  make: (random) => ({
    places: random.whole(2, 8),
    about: random.pick(['places', 'lamps', 'largest']),
  }),
  ask: ({ places, about }) => ({ say: about, with: { n: places } }),
  answer: (question) => right(question).answer,
  work: (question) => right(question).work,
  steps: ({ places, about }) => {
    const all = 2 ** places;
    const row = Array.from({ length: places }, (_, i) => 2 ** (i + 1)).join(', ');
    const steps = [{ say: 'first' }, { say: 'double', with: { row, all } }];
    return about === 'largest' ? [...steps, { say: 'last', with: { all, last: all - 1 } }] : steps;
  },
  misconceptions: {
    'patterns-add': ({ places, about }) =>
      about === 'largest'
        ? null
        : { answer: String(2 * places), work: `${twos(places, ' + ')} = ${2 * places}` },
    'largest-is-power': ({ places, about }) => (about === 'largest' ? patterns(places) : null),
  },
};
