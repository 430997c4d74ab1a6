import { digitSymbol } from '#lib/numbers/digits.ts';
import { pickBase, tidyNumeral, withBase } from './kit/places.ts';
import type { Skill } from './kit/skill.ts';
import { takePlaces, writeTaken } from './kit/take-places.ts';

type Question = { readonly base: number; readonly value: number };

const write = ({ base, value }: Question) => value.toString(base).toUpperCase();

/** Write a number with two or three places of a base from three to twelve. */
export const skill: Skill<Question> = {
  make: (random) => {
    const base = pickBase(random);
    return {
      base,
      value: random.whole(base + 1, random.pick([base ** 2, base ** 3, base ** 3]) - 1),
    };
  },
  ask: ({ base, value }) => ({ say: 'write', with: { base, value } }),
  answer: write,
  work: (question) => `${writeTaken(question.value, question.base)} → ${write(question)}`,
  steps: (question) => {
    const { base, value } = question;
    const taken = takePlaces(value, base);
    return [
      {
        say: 'places',
        with: { base, value, weights: taken.map(({ weight }) => weight).join(', ') },
      },
      ...taken.map(({ line, times, weight }, i) => ({
        say: i === 0 ? 'top' : weight === 1 ? 'last' : 'middle',
        with: { line, weight, symbol: digitSymbol(times) },
      })),
      { say: 'done', with: { numeral: withBase(write(question), base) } },
    ];
  },
  misconceptions: {
    // Who goes no further than the place worth b has more of it than there are symbols.
    'digit-too-big': ({ base, value }) => {
      const many = Math.floor(value / base);
      if (many < base) return null;
      return {
        answer: `${many}${digitSymbol(value % base)}`,
        work: `${value} = ${many}·${base} + ${value % base}·1 → ${many}${digitSymbol(value % base)}`,
      };
    },
    mirror: (question) => {
      const answer = [...write(question)].reverse().join('');
      return { answer, work: `${[...answer].join(', ')} → ${answer}` };
    },
    'drops-zeros': (question) => {
      const numeral = write(question);
      if (!numeral.includes('0')) return null;
      const answer = numeral.replaceAll('0', '');
      return { answer, work: `${[...answer].join(', ')} → ${answer}` };
    },
  },
  normalise: tidyNumeral,
};
