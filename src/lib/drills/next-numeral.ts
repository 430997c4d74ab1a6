import { digitSymbol } from '#lib/numbers/digits.ts';
import { pickBase, tidyNumeral, withBase } from './kit/places.ts';
import type { Mistake, Skill } from './kit/skill.ts';

type Question = { readonly base: number; readonly numeral: string };

const last = (base: number) => digitSymbol(base - 1);
const write = (value: number, base: number) => value.toString(base).toUpperCase();
const after = (numeral: string, base: number) =>
  write((Number.parseInt(numeral, base) || 0) + 1, base);

/** Part a numeral where the symbols used up begin. */
function part({ base, numeral }: Question): { front: string; tail: string } {
  const [tail = ''] = new RegExp(`${last(base)}*$`).exec(numeral) ?? [];
  return { front: numeral.slice(0, numeral.length - tail.length), tail };
}

function lead({ base, numeral }: Question, answer: string): Mistake {
  return { answer, work: `${withBase(numeral, base)} → ${withBase(answer, base)}` };
}

const right = (question: Question) => lead(question, after(question.numeral, question.base));

/** Say which numeral comes next; mostly the symbols of some wheels are used up. */
export const skill: Skill<Question> = {
  make: (random) => {
    const base = pickBase(random);
    const numeral = write(random.whole(base, base ** 3 - 1), base);
    // Above ten the hand wants to carry after 9.
    const free = base > 10 ? '9' : '';
    const end = random.pick([last(base), free, last(base).repeat(2), last(base)]);
    return { base, numeral: numeral.slice(0, numeral.length - end.length) + end };
  },
  ask: ({ base, numeral }) => ({ say: 'next', with: { numeral: withBase(numeral, base) } }),
  answer: (question) => right(question).answer,
  work: (question) => right(question).work,
  steps: (question) => {
    const { base, numeral } = question;
    const { front, tail } = part(question);
    const from = front.slice(-1);
    return [
      { say: 'symbols', with: { base, last: last(base) } },
      ...(tail ? [{ say: 'full', with: { tail, zeros: '0'.repeat(tail.length) } }] : []),
      { say: from ? 'push' : 'grow', with: { from, to: after(from, base) } },
      {
        say: 'done',
        with: { numeral: withBase(numeral, base), next: withBase(right(question).answer, base) },
      },
    ];
  },
  misconceptions: {
    'digit-too-big': (question) =>
      part(question).tail
        ? lead(question, question.numeral.slice(0, -1) + digitSymbol(question.base))
        : null,
    'carry-at-ten': (question) => {
      const { base, numeral } = question;
      if (base < 11 || !numeral.endsWith('9')) return null;
      return lead(question, `${after(numeral.slice(0, -1), base)}0`);
    },
    'lost-push': (question) =>
      part(question).tail ? lead(question, `${question.numeral.slice(0, -1)}0`) : null,
  },
  normalise: tidyNumeral,
};
