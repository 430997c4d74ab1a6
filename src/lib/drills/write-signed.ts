import { bitsOnBoard, worthOnBoard, writeWhole } from '#lib/numbers/signed.ts';
import type { Mistake, Skill } from './kit/skill.ts';

type Question = { readonly value: number; readonly width: number };

const invert = (bits: string) => [...bits].map((bit) => (bit === '1' ? '0' : '1')).join('');

/** The bits that were written, and what a board with those bits shows. */
const shown = (answer: string): Mistake => ({
  answer,
  work: `${answer} = ${writeWhole(worthOnBoard(answer))}`,
});

const boardOf = ({ value, width }: Question) => bitsOnBoard(value, width);
const sizeOf = ({ value, width }: Question) => bitsOnBoard(Math.abs(value), width);

/** Write a number on a board whose top place counts down. */
export const skill: Skill<Question> = {
  make: (random) => {
    const width = random.pick([5, 6, 8, 8]);
    const size = random.whole(2, 2 ** (width - 1) - 2);
    return { width, value: random.pick([-size, -size, size]) };
  },
  ask: ({ value, width }) => ({ say: 'write', with: { value: writeWhole(value), width } }),
  answer: boardOf,
  work: (question) => shown(boardOf(question)).work,
  steps: (question) => {
    const { value, width } = question;
    const half = 2 ** (width - 1);
    const bits = boardOf(question);
    const rest = value < 0 ? value + half : value;
    return [
      value < 0
        ? {
            say: 'below',
            with: { top: `−${half}`, work: `${writeWhole(value)} + ${half} = ${rest}` },
          }
        : { say: 'above', with: { value } },
      { say: 'rest', with: { rest, width: width - 1, bits: bits.slice(1) } },
      { say: 'end', with: { bits } },
    ];
  },
  misconceptions: {
    'invert-only': (question) => (question.value < 0 ? shown(invert(sizeOf(question))) : null),
    'sign-and-size': (question) =>
      question.value < 0 ? shown(`1${sizeOf(question).slice(1)}`) : null,
    'drops-top': (question) =>
      question.value < 0 ? shown(`0${boardOf(question).slice(1)}`) : null,
    'operation-as-value': ({ value, width }) =>
      value < 0 ? null : shown(bitsOnBoard(-value, width)),
  },
};
