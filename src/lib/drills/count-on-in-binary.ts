import type { Skill } from './kit/skill.ts';

type Question = { readonly value: number };

const binary = (value: number) => value.toString(2);

/** The wheels at the end that show their last symbol: one push turns them all back. */
const usedUp = (numeral: string) => /1*$/.exec(numeral)?.[0].length ?? 0;

const work = (value: number, next: string) => `${binary(value)} → ${next}`;

/** Say which numeral of base two comes next. Those that end in 1 come more often: they push. */
export const skill: Skill<Question> = {
  make: (random) => {
    const value = random.whole(2, 60);
    return { value: random.whole(1, 4) > 1 ? value | 1 : value };
  },
  ask: ({ value }) => ({ say: 'next', with: { numeral: binary(value) } }),
  answer: ({ value }) => binary(value + 1),
  work: ({ value }) => work(value, binary(value + 1)),
  steps: ({ value }) => {
    const numeral = binary(value);
    const ones = usedUp(numeral);
    const next = { next: binary(value + 1) };
    if (ones === 0) return [{ say: 'free' }, { say: 'turn', with: next }];
    const back = { before: '1'.repeat(ones), after: '0'.repeat(ones) };
    return [
      { say: ones === 1 ? 'one' : 'more', with: back },
      { say: ones === numeral.length ? 'grow' : 'push', with: next },
    ];
  },
  misconceptions: {
    'carry-at-ten': ({ value }) => {
      const numeral = binary(value);
      if (usedUp(numeral) === 0) return null;
      const answer = `${numeral.slice(0, -1)}2`;
      return { answer, work: work(value, answer) };
    },
    'lost-push': ({ value }) => {
      const numeral = binary(value);
      const ones = usedUp(numeral);
      if (ones === 0) return null;
      const answer = numeral.slice(0, -ones) + '0'.repeat(ones);
      return { answer, work: work(value, answer) };
    },
  },
};
