import { writeByte } from '#lib/text/byte.ts';
import { withBase } from './kit/places.ts';
import type { Mistake, Skill } from './kit/skill.ts';

type Question = { readonly text: string };

/** Where each row of symbols begins; its first symbol, and that symbol's number. */
const rows = ['a', 'A', '0'] as const;

/** Without those that the eye takes for others: I and l, O and o. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz';

const numberOf = (symbol: string) => symbol.charCodeAt(0);
const rowOf = (symbol: string) => rows.find((first) => symbol >= first) ?? '0';
const isDigit = (symbol: string) => rowOf(symbol) === '0';
const byteOf = (symbol: string) => writeByte(numberOf(symbol));
const stepsFrom = (symbol: string) => numberOf(symbol) - numberOf(rowOf(symbol));

const workOf = (text: string, read: (symbol: string) => string) =>
  [...text].map((symbol) => `${byteOf(symbol)} → ${read(symbol)}`).join(', ');

/** Read each byte in the same wrong way; null when that changes nothing. */
function reading({ text }: Question, read: (symbol: string) => string): Mistake | null {
  const answer = [...text].map(read).join('');
  return answer === text ? null : { answer, work: workOf(text, read) };
}

/** Count 12 in base sixteen as twelve steps; with a letter in it, nobody takes it for decimal. */
function asDecimal(symbol: string): string {
  const steps = stepsFrom(symbol).toString(16);
  return /^\d\d$/.test(steps)
    ? String.fromCharCode(numberOf(rowOf(symbol)) + Number(steps))
    : symbol;
}

/** Read a row of bytes as text. */
export const skill: Skill<Question> = {
  make: (random) => {
    const letter = () => letters.charAt(random.whole(0, letters.length - 1));
    return {
      text: random.shuffle([letter(), letter(), String(random.whole(0, 9))]).join(''),
    };
  },
  ask: ({ text }) => ({ say: 'read', with: { bytes: [...text].map(byteOf).join(' ') } }),
  answer: ({ text }) => text,
  work: ({ text }) => workOf(text, (symbol) => symbol),
  steps: ({ text }) => [
    ...[...text].map((symbol) => {
      const first = rowOf(symbol);
      const steps = stepsFrom(symbol);
      return {
        say: isDigit(symbol) ? 'digit' : 'letter',
        with: {
          byte: byteOf(symbol),
          sum: `${withBase(byteOf(symbol), 16)} − ${withBase(byteOf(first), 16)} = ${withBase(steps.toString(16).toUpperCase(), 16)}`,
          steps,
          first,
          symbol,
        },
      };
    }),
    { say: 'join', with: { text } },
  ],
  misconceptions: {
    'digit-is-value': (question) =>
      reading(question, (symbol) => (isDigit(symbol) ? byteOf(symbol) : symbol)),
    'ten-weights': (question) => reading(question, asDecimal),
  },
  // Capital and small letters have numbers of their own, so they stay apart.
  normalise: (typed) => typed.replace(/\s/g, ''),
};
