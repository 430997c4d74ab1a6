import { byteCount, codePointsOf, writeCodePoint } from '#lib/text/utf8.ts';
import type { Mistake, Skill } from './kit/skill.ts';

type Question = { readonly text: string };

const countsOf = (text: string) => codePointsOf(text).map(byteCount);

function adding(counts: readonly number[]): Mistake {
  const sum = counts.reduce((all, one) => all + one, 0);
  return { answer: String(sum), work: `${counts.join(' + ')} = ${sum}` };
}

/** Say how many bytes UTF-8 takes for a text. */
export const skill: Skill<Question> = {
  make: (random) => ({
    text: random
      .shuffle([
        random.pick(['So', 'la', 'Om', 'Ja', 'B', 'x']),
        random.pick(['क', 'स', 'ल', 'ह', 'म', 'नम', 'कमल', 'घर']),
        random.pick(['é', 'ñ', 'ü', '😀', '🙂', '']),
        random.pick(['', '7', '16', '10', '532']),
      ])
      .join(''),
  }),
  ask: ({ text }) => ({ say: 'count', with: { text } }),
  answer: ({ text }) => adding(countsOf(text)).answer,
  work: ({ text }) => adding(countsOf(text)).work,
  steps: ({ text }) => [
    ...[1, 2, 3, 4].flatMap((bytes) => {
      const points = codePointsOf(text).filter((point) => byteCount(point) === bytes);
      return points.length === 0
        ? []
        : {
            say: `takes${bytes}`,
            with: {
              symbols: points
                .map((point) => `${String.fromCodePoint(point)} (${writeCodePoint(point)})`)
                .join(', '),
            },
          };
    }),
    { say: 'add', with: { sum: adding(countsOf(text)).work } },
  ],
  misconceptions: {
    'char-is-byte': ({ text }) => adding(countsOf(text).map(() => 1)),
    'digit-is-value': ({ text }) =>
      /\d\d/.test(text) ? adding(countsOf(text.replace(/\d+/, '1'))) : null,
  },
};
