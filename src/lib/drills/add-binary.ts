import { endIn, type Pair, stepsOf, withoutSending, writePair } from './kit/column-work.ts';
import { tidyNumeral } from './kit/places.ts';
import type { Skill } from './kit/skill.ts';

const right = (pair: Pair) => endIn(pair, '+', (pair.a + pair.b).toString(2));

/** Add two numerals of base two, with at least one carry. */
export const skill: Skill<Pair> = {
  make: (random) => {
    const a = random.whole(5, 31);
    // A place where both have a 1 carries.
    return { a, b: random.whole(2, 15) | (a & -a) };
  },
  ask: (pair) => ({ say: 'add', with: { sum: writePair(pair, '+') } }),
  answer: (pair) => right(pair).answer,
  work: (pair) => right(pair).work,
  steps: (pair) => stepsOf(pair, '+'),
  misconceptions: {
    // Column by column there is never more than 2, so it is what an adder of base ten writes.
    'carry-at-ten': (pair) =>
      endIn(pair, '+', String(Number(pair.a.toString(2)) + Number(pair.b.toString(2)))),
    'lost-carry': (pair) => endIn(pair, '+', withoutSending(pair)),
  },
  normalise: tidyNumeral,
};
