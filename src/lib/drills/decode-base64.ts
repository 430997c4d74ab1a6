import { encode, symbols } from '#lib/text/base64url.ts';
import { writeByte } from '#lib/text/byte.ts';
import type { Mistake, Skill } from './kit/skill.ts';

type Question = { readonly text: string };

const capitals = symbols.slice(0, 26);
const smalls = symbols.slice(26, 52);
const digits = symbols.slice(52, 62);
const rest = symbols.slice(62);

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const spell = ({ text }: Question) => encode(bytesOf(text));
const numberOf = (symbol: string) => symbols.indexOf(symbol);

/** What is done at each step. A mistake does one of them otherwise. */
type Way = {
  readonly number?: (symbol: string) => number;
  readonly width?: number;
  /** Cut the joined bits into bytes; what is left over is thrown away. */
  readonly cut?: (bits: string) => readonly string[];
};

const byEights = (bits: string) => bits.match(/.{8}/g) ?? [];

/** Decode step by step: numbers, bits, the bits cut by eight, bytes. */
function decodeBy(question: Question, { number = numberOf, width = 6, cut = byEights }: Way = {}) {
  const numbers = [...spell(question)].map(number);
  const sixes = numbers.map((value) => value.toString(2).padStart(width, '0'));
  const eights = cut(sixes.join(''));
  const bytes = eights.map((bits) => writeByte(Number.parseInt(bits, 2))).join(' ');
  const work = [numbers, sixes, eights].map((row) => row.join(' ')).join(' → ');
  return { numbers, sixes, eights, answer: bytes, work: `${work} → ${bytes}` };
}

/** Decode in another way; null where it leads to the same bytes, or to a number behind the last. */
function decodingBy(question: Question, way: Way): Mistake | null {
  const { numbers, answer, work } = decodeBy(question, way);
  return Math.max(...numbers) > 63 || answer === decodeBy(question).answer
    ? null
    : { answer, work };
}

const inOrder = (order: string) => ({ number: (symbol: string) => order.indexOf(symbol) });

/** Read up to four symbols of base64url back into bytes. */
export const skill: Skill<Question> = {
  make: (random) => {
    const letter = () => random.pick([capitals, smalls]).charAt(random.whole(0, 25));
    const letters = Array.from({ length: random.pick([3, 3, 2, 1]) }, letter).join('');
    // These two end in the symbols - and _, which no letter does.
    const last = random.pick(['', '', '', '?', '>']);
    const text = last && letters.length === 3 ? letters.slice(0, 2) + last : letters;
    // Some symbols are easily taken for others.
    return /[IlO0]/.test(spell({ text })) ? skill.make(random) : { text };
  },
  ask: (question) => ({ say: 'decode', with: { spelled: spell(question) } }),
  answer: (question) => decodeBy(question).answer,
  work: (question) => decodeBy(question).work,
  steps: (question) => {
    const { numbers, sixes, eights, answer } = decodeBy(question);
    const left = sixes.join('').slice(8 * eights.length);
    const pairs = [...spell(question)].map((symbol, i) => `${symbol} = ${numbers[i]}`).join(', ');
    return [
      { say: 'numbers', with: { pairs } },
      { say: 'sixes', with: { bits: sixes.join(' ') } },
      left
        ? { say: 'left', with: { bits: eights.join(' '), left } }
        : { say: 'eights', with: { bits: eights.join(' ') } },
      { say: 'done', with: { text: question.text, bytes: answer } },
    ];
  },
  misconceptions: {
    'eights-not-sixes': (question) => decodingBy(question, { width: 8 }),
    'digits-first': (question) => decodingBy(question, inOrder(digits + capitals + smalls + rest)),
    'small-first': (question) => decodingBy(question, inOrder(smalls + capitals + digits + rest)),
    'letter-shift': (question) =>
      decodingBy(question, { number: (symbol) => numberOf(symbol) + 1 }),
    'pads-right': (question) =>
      decodingBy(question, {
        cut: (bits) => byEights(bits.padEnd(Math.ceil(bits.length / 8) * 8, '0')),
      }),
    'groups-from-right': (question) =>
      decodingBy(question, { cut: (bits) => byEights(bits.slice(bits.length % 8)) }),
  },
  // The letters are as right as their bytes. A row of bytes is never one to three letters, but
  // for a single byte that begins with one, and no letter's byte does.
  normalise: (typed) => {
    const text = typed.replace(/\s/g, '');
    return /^[A-Za-z?>]{1,3}$/.test(text)
      ? [...bytesOf(text)].map(writeByte).join('')
      : text.toUpperCase();
  },
};
