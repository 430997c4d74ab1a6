import { greatestShared, tidyFraction, writeRatio } from './kit/fractions.ts';
import { digitsOf, withBase } from './kit/places.ts';
import type { Random } from './kit/random.ts';
import type { Mistake, Skill } from './kit/skill.ts';

type Question = { readonly whole: number; readonly digits: string; readonly base: number };

/** How many places are asked for in each base: so few that the decimal answer stays short. */
const places: Readonly<Record<number, number>> = { 2: 4, 4: 2, 5: 2, 8: 1, 16: 1 };

const denominators = ({ digits, base }: Question) => [...digits].map((_, i) => base ** (i + 1));

// One division alone is rounded once, so a short decimal comes out as it is.
const divide = (whole: number, top: number, bottom: number) =>
  String((whole * bottom + top) / bottom);

const partOf = (digit: number, denominator: number) =>
  denominator === 1 ? `${digit}·1` : `${digit}·1/${denominator}`;

/** Read the digits right of the point as parts of other sizes than those of their base. */
function under({ whole, digits }: Question, parts: readonly number[]): Mistake {
  const values = digitsOf(digits);
  const smallest = Math.max(...parts);
  const top = values.reduce((sum, digit, i) => sum + digit * (smallest / (parts[i] ?? 1)), 0);
  const sum = values.map((digit, i) => partOf(digit, parts[i] ?? 1)).join(' + ');
  const answer = divide(whole, top, smallest);
  return { answer, work: `${whole ? `${whole} + ` : ''}${sum} = ${answer}` };
}

function draw(random: Random): Question {
  const base = random.pick([2, 2, 2, 4, 5, 8, 16]);
  const length = places[base] ?? 1;
  const most = base ** length - 1;
  const value = random.whole(1, most);
  const digits = value.toString(base).padStart(length, '0').toUpperCase().replace(/0+$/, '');
  return { whole: random.pick([0, 0, 1, 2, 3]), digits, base };
}

const numeral = ({ whole, digits, base }: Question) =>
  withBase(`${whole.toString(base)}.${digits}`, base);

/** Read a numeral with a point. */
export const skill: Skill<Question> = {
  make: draw,
  ask: (question) => ({ say: 'read', with: { numeral: numeral(question) } }),
  answer: (question) => under(question, denominators(question)).answer,
  work: (question) => under(question, denominators(question)).work,
  steps: (question) => {
    const parts = denominators(question);
    const smallest = parts.at(-1) ?? 1;
    const shares = digitsOf(question.digits).map(
      (digit, i) => digit * (smallest / (parts[i] ?? 1)),
    );
    const top = shares.reduce((sum, share) => sum + share, 0);
    const shared = greatestShared(top, smallest);
    return [
      { say: 'places', with: { parts: parts.map((part) => writeRatio(1, part)).join(', ') } },
      ...(shares.length > 1
        ? [
            {
              say: 'count',
              with: { smallest: writeRatio(1, smallest), sum: shares.join(' + '), top },
            },
          ]
        : []),
      {
        say: question.whole ? 'whole' : 'end',
        with: {
          numeral: numeral(question),
          whole: question.whole,
          ratio: writeRatio(top / shared, smallest / shared),
          answer: divide(question.whole, top, smallest),
        },
      },
    ];
  },
  misconceptions: {
    'point-as-whole': ({ whole, digits, base }) => {
      const read = Number.parseInt(digits, base);
      return { answer: `${whole}.${read}`, work: `${withBase(digits, base)} = ${read}` };
    },
    'off-by-one': (question) =>
      under(
        question,
        denominators(question).map((part) => part / question.base),
      ),
    'ten-weights': (question) =>
      under(
        question,
        [...question.digits].map((_, i) => 10 ** (i + 1)),
      ),
  },
  normalise: tidyFraction,
};
