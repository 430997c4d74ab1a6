import { endIn, type Pair, stepsOf, withoutSending, writePair } from './kit/column-work.ts';
import { tidyNumeral } from './kit/places.ts';
import type { Skill } from './kit/skill.ts';

const right = (pair: Pair) => endIn(pair, '−', (pair.a - pair.b).toString(2));

/** Take a numeral of base two from a larger one, with at least one that is borrowed. */
export const skill: Skill<Pair> = {
  make: (random) => {
    const a = random.whole(8, 31);
    // The lowest place that is 0 in the upper row is 1 in the lower.
    return { a, b: Math.min(random.whole(1, 15) | (~a & (a + 1)), a - 1) };
  },
  ask: (pair) => ({ say: 'subtract', with: { difference: writePair(pair, '−') } }),
  answer: (pair) => right(pair).answer,
  work: (pair) => right(pair).work,
  steps: (pair) => stepsOf(pair, '−'),
  misconceptions: {
    'carry-at-ten': (pair) =>
      endIn(pair, '−', String(Number(pair.a.toString(2)) - Number(pair.b.toString(2)))),
    'smaller-from-larger': (pair) => endIn(pair, '−', withoutSending(pair)),
  },
  normalise: tidyNumeral,
};
