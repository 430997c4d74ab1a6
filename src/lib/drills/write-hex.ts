import { digitSymbol } from '#lib/numbers/digits.ts';
import { digitsOf, valueUnder, weightsOf } from './kit/places.ts';
import { type Skill, tidy } from './kit/skill.ts';
import { takePlaces, writeTaken } from './kit/take-places.ts';

type Question = { readonly value: number };

const hex = (value: number) => value.toString(16).toUpperCase();

const work = (value: number) => `${writeTaken(value, 16)} → ${hex(value)}`;

/** Write a number in base sixteen: to FF mostly, sometimes to FFF. */
export const skill: Skill<Question> = {
  make: (random) => ({
    value: random.whole(1, 4) === 4 ? random.whole(256, 4095) : random.whole(17, 255),
  }),
  ask: ({ value }) => ({ say: 'write', with: { value } }),
  answer: ({ value }) => hex(value),
  work: ({ value }) => work(value),
  steps: ({ value }) => {
    const taken = takePlaces(value, 16);
    const weights = taken.map(({ weight }) => weight);
    const takes = taken.map(({ line, times, weight }, i) => ({
      say: i === 0 ? 'top' : weight === 1 ? 'last' : 'middle',
      with: { line, symbol: digitSymbol(times) },
    }));
    return [
      { say: 'places', with: { weights: weights.join(', '), value } },
      ...takes,
      { say: 'done', with: { numeral: hex(value) } },
    ];
  },
  misconceptions: {
    'letters-join': ({ value }) => {
      const digits = digitsOf(hex(value));
      if (digits.every((digit) => digit < 10)) return null;
      return { answer: digits.join(''), work: `${digits.join(', ')} → ${digits.join('')}` };
    },
    'letter-shift': ({ value }) => {
      const digits = digitsOf(hex(value));
      // Who lets A be 11 has no symbol at all for ten.
      if (digits.every((digit) => digit < 11) || digits.includes(10)) return null;
      const answer = digits.map((digit) => digitSymbol(digit > 10 ? digit - 1 : digit)).join('');
      return { answer, work: `${digits.join(', ')} → ${answer}` };
    },
    'ten-weights': ({ value }) => {
      const digits = digitsOf(String(value));
      const weights = weightsOf(digits.length, 10);
      const products = digits.map((digit, i) => `${digit}·${weights[i]}`).join(' + ');
      return { answer: String(valueUnder(digits, weights)), work: `${value} = ${products}` };
    },
    mirror: ({ value }) => {
      const answer = [...hex(value)].reverse().join('');
      return { answer, work: `${[...answer].join(', ')} → ${answer}` };
    },
    'drops-zeros': ({ value }) => {
      const numeral = hex(value);
      if (!numeral.includes('0')) return null;
      const answer = numeral.replaceAll('0', '');
      return { answer, work: `${[...answer].join(', ')} → ${answer}` };
    },
  },
  // A programmer's 0x, and the base below, name the same base again.
  normalise: (typed) => tidy(typed).replace(/^0X/, '').replace(/₁₆$/, ''),
};
