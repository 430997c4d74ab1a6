import { networkOf, sizeOf, writeAddress } from '#lib/numbers/prefix.ts';
import { formatSuperscript } from '#lib/numbers/superscript.ts';
import type { Mistake, Skill } from './kit/skill.ts';

type Question = { readonly base: number; readonly length: number; readonly last: boolean };

const write = ({ base, length }: Question) => `${writeAddress(base)}/${length}`;
const free = ({ length }: Question) => 32 - length;
const twoTo = (power: number) => `2${formatSuperscript(power)}`;

/** Say a count with the work that leads to it. */
const counting = (work: string, count: number): Mistake => ({
  answer: String(count),
  work: `${work} = ${count}`,
});

/** Go so many addresses on from the first. */
const going = ({ base }: Question, steps: number): Mistake => ({
  answer: writeAddress(base + steps),
  work: `${writeAddress(base)} + ${steps} = ${writeAddress(base + steps)}`,
});

const right = (question: Question) =>
  question.last
    ? going(question, sizeOf(question.length) - 1)
    : counting(twoTo(free(question)), sizeOf(question.length));

/** Count the addresses under a mask, or find the last of them. */
export const skill: Skill<Question> = {
  make: (random) => {
    const length = random.whole(18, 29);
    const base = networkOf(10 * 2 ** 24 + random.whole(0, 2 ** 24 - 1), length);
    return { base, length, last: random.pick([true, false]) };
  },
  ask: (question) => ({
    say: question.last ? 'last' : 'count',
    with: { network: write(question) },
  }),
  answer: (question) => right(question).answer,
  work: (question) => right(question).work,
  steps: (question) => {
    const size = sizeOf(question.length);
    const steps = size - 1;
    return [
      { say: 'free', with: { work: `32 − ${question.length} = ${free(question)}` } },
      { say: 'double', with: { work: counting(twoTo(free(question)), size).work } },
      ...(question.last
        ? [
            { say: 'first', with: { work: `${size} − 1 = ${steps}` } },
            ...(steps > 255
              ? [
                  {
                    say: 'carry',
                    with: { work: `${steps} = ${Math.floor(steps / 256)}·256 + 255` },
                  },
                ]
              : []),
            { say: 'reach', with: { work: right(question).work } },
          ]
        : []),
    ];
  },
  misconceptions: {
    'mask-is-count': (question) =>
      question.last
        ? going(question, question.length)
        : { answer: String(question.length), work: `/${question.length} = ${question.length}` },
    'off-by-one': (question) =>
      question.last
        ? going(question, sizeOf(question.length))
        : counting(`${twoTo(free(question))} − 1`, sizeOf(question.length) - 1),
    'patterns-add': (question) =>
      question.last ? null : counting(`2·${free(question)}`, 2 * free(question)),
    'wrong-side': (question) =>
      question.last ? null : counting(twoTo(question.length), 2 ** question.length),
  },
};
