import { writeByte } from '#lib/text/byte.ts';
import type { Mistake, Skill } from './kit/skill.ts';

/** With an address: which byte stands there? Without: which number are the two last bytes? */
type Question = {
  readonly bytes: readonly number[];
  readonly row: number;
  readonly column: number | null;
};

const hexOf = (value: number) => value.toString(16).toUpperCase();
const address = (value: number) => hexOf(value).padStart(4, '0');
const digitsOf = ({ bytes }: Question) => bytes.map(writeByte).join('');

/** Take the two digits of the row that begin at a place. */
const from = (question: Question, place: number) => digitsOf(question).slice(place, place + 2);

const found = (question: Question, line: string, place: number): Mistake => ({
  answer: from(question, place),
  work: `${line} → ${from(question, place)}`,
});

/** Add two bytes under the worth of their places. */
const adding = (high: number, low: number, worth: number): Mistake => ({
  answer: String(high * worth + low),
  work: `${high}·${worth} + ${low} = ${high * worth + low}`,
});

const columnLine = (column: number) =>
  column > 9 ? `${hexOf(column)}₁₆ = ${column}` : String(column);

const lastTwo = ({ bytes }: Question) => [bytes.at(-2) ?? 0, bytes.at(-1) ?? 0] as const;

/** Read a dump: the byte at an address, or the number in four bytes. */
export const skill: Skill<Question> = {
  make: (random) => {
    const byte = () => random.whole(16, 255);
    const row = random.whole(0, 15) * 16;
    if (random.whole(1, 5) > 3)
      return { bytes: [0, 0, random.whole(1, 15), byte()], row, column: null };
    return { bytes: Array.from({ length: 16 }, byte), row, column: random.whole(2, 14) };
  },
  ask: (question) => {
    const { bytes, row, column } = question;
    if (column === null)
      return { say: 'number', with: { bytes: bytes.map(writeByte).join('\u00A0') } };
    const groups = digitsOf(question).replace(/(.{4})(?=.)/g, '$1 ');
    return { say: 'byte', with: { row: address(row), groups, address: address(row + column) } };
  },
  answer: (question) =>
    question.column === null
      ? adding(...lastTwo(question), 256).answer
      : from(question, question.column * 2),
  work: (question) =>
    question.column === null
      ? adding(...lastTwo(question), 256).work
      : found(question, columnLine(question.column), question.column * 2).work,
  steps: (question) => {
    const { row, column } = question;
    if (column === null) {
      const [high, low] = lastTwo(question);
      return [
        { say: 'places' },
        {
          say: 'values',
          with: { values: [high, low].map((one) => `${writeByte(one)} = ${one}`).join(', ') },
        },
        { say: 'add', with: { sum: adding(high, low, 256).work } },
      ];
    }
    return [
      {
        say: column > 9 ? 'letter' : 'column',
        with: {
          row: address(row),
          address: address(row + column),
          column: hexOf(column),
          steps: column,
        },
      },
      { say: 'cut', with: { pairs: question.bytes.slice(0, column).map(writeByte).join(' ') } },
      { say: 'next', with: { byte: from(question, column * 2) } },
    ];
  },
  misconceptions: {
    'pairs-shift': (question) =>
      question.column === null
        ? null
        : found(question, columnLine(question.column), question.column * 2 + 1),
    'off-by-one': (question) =>
      question.column === null
        ? null
        : found(
            question,
            `${question.column} − 1 = ${question.column - 1}`,
            question.column * 2 - 2,
          ),
    'old-weights': (question) =>
      question.column === null ? adding(...lastTwo(question), 16) : null,
    mirror: (question) => {
      const [high, low] = lastTwo(question);
      return question.column === null ? adding(low, high, 256) : null;
    },
  },
};
