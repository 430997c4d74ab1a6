import { bitsOnBoard, worthOnBoard, writeWhole } from '#lib/numbers/signed.ts';
import type { Mistake, Skill } from './kit/skill.ts';

type Question = { readonly a: number; readonly b: number; readonly width: number };

const half = ({ width }: Question) => 2 ** (width - 1);
const sumOf = ({ a, b }: Question) => a + b;
const shownBy = (question: Question) => worthOnBoard(bitsOnBoard(sumOf(question), question.width));
const fits = (question: Question) => shownBy(question) === sumOf(question);

/** A line of work with every minus as it is printed. */
const line = (text: string) => text.replaceAll('-', '−');
const added = ({ a, b }: Question) => (b < 0 ? `${a} - ${-b}` : `${a} + ${b}`);

const answered = (question: Question, value: number): Mistake => ({
  answer: writeWhole(value),
  work: line(`${added(question)} = ${sumOf(question)} → ${value}`),
});

/** Add on a board that is too small, and say what it shows. */
export const skill: Skill<Question> = {
  make: (random) => {
    const width = random.pick([4, 8, 8]);
    const most = 2 ** (width - 1) - 1;
    const sign = random.pick([1, 1, -1]);
    const a = random.whole(Math.ceil(most / 2), most);
    const b = random.whole(2, random.pick([most, most, Math.max(2, most - a)]));
    return { a: sign * a, b: sign * b, width };
  },
  ask: (question) => ({
    say: 'add',
    with: { width: question.width, sum: line(added(question)) },
  }),
  answer: (question) => writeWhole(shownBy(question)),
  work: (question) => answered(question, shownBy(question)).work,
  steps: (question) => {
    const size = 2 * half(question);
    const sum = sumOf(question);
    const round = `${sum} ${sum < 0 ? '+' : '-'} ${size} = ${shownBy(question)}`;
    return [
      { say: 'range', with: { least: writeWhole(-half(question)), most: half(question) - 1 } },
      { say: 'sum', with: { sum: line(`${added(question)} = ${sum}`) } },
      fits(question)
        ? { say: 'fits', with: { value: writeWhole(sum) } }
        : { say: 'round', with: { size, work: line(round) } },
    ];
  },
  misconceptions: {
    'always-fits': (question) => (fits(question) ? null : answered(question, sumOf(question))),
    'stops-at-end': (question) =>
      fits(question)
        ? null
        : answered(question, question.a < 0 ? -half(question) : half(question) - 1),
    'drops-top': (question) =>
      fits(question) || question.a < 0
        ? null
        : answered(question, sumOf(question) - half(question)),
    'sign-and-size': (question) =>
      fits(question) || question.a < 0
        ? null
        : answered(question, half(question) - sumOf(question)),
  },
};
