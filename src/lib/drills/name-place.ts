import { pickNumeral, placesOf } from './kit/shares.ts';
import type { Mistake, Skill } from './kit/skill.ts';

/** The digit that is asked for stands `at` places from the left. */
type Question = { readonly numeral: string; readonly at: number };

const placeOf = ({ numeral, at }: Question) => {
  // The digit was drawn from the numeral.
  return placesOf(numeral)[at] as ReturnType<typeof placesOf>[number];
};

function worth(digit: number, weight: number): Mistake {
  return { answer: String(digit * weight), work: `${digit} × ${weight} = ${digit * weight}` };
}

const right = (question: Question) => {
  const { digit, weight } = placeOf(question);
  return worth(digit, weight);
};

/** Say what a digit is worth where it stands. */
export const skill: Skill<Question> = {
  make: (random) => {
    const numeral = pickNumeral(random);
    // Never the ones: there the digit alone is right.
    const places = [...numeral.slice(0, -1)].flatMap((digit, at) => (digit === '0' ? [] : at));
    return { numeral, at: random.pick(places as [number, ...number[]]) };
  },
  ask: (question) => ({
    say: 'worth',
    with: { numeral: question.numeral, digit: placeOf(question).digit },
  }),
  answer: (question) => right(question).answer,
  work: (question) => right(question).work,
  steps: (question) => {
    const { digit, weight } = placeOf(question);
    const weights = placesOf(question.numeral.slice(question.at)).map((place) => place.weight);
    return [
      { say: 'count', with: { weights: weights.reverse().join(', ') } },
      { say: 'stands', with: { digit, weight, line: right(question).work } },
    ];
  },
  misconceptions: {
    'digit-alone': (question) => worth(placeOf(question).digit, 1),
    'off-by-one': (question) => {
      const { digit, weight } = placeOf(question);
      return worth(digit, weight * 10);
    },
    'drops-zeros': (question) => {
      const behind = question.numeral.slice(question.at + 1);
      if (!behind.includes('0')) return null;
      return worth(placeOf(question).digit, 10 ** behind.replaceAll('0', '').length);
    },
  },
};
