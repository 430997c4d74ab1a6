import { worthOnBoard, writeWhole } from '#lib/numbers/signed.ts';
import { digitsOf, weightsOf } from './kit/places.ts';
import type { Skill } from './kit/skill.ts';

type Question = { readonly bits: string };

const below = ({ bits }: Question) => bits.startsWith('1');
const half = ({ bits }: Question) => 2 ** (bits.length - 1);
const rest = ({ bits }: Question) => Number.parseInt(bits.slice(1), 2);

/** The places that are up, without the top one: `64 + 32 + 1`. */
const sharesOf = ({ bits }: Question) => {
  const digits = digitsOf(bits);
  return weightsOf(bits.length, 2).filter((_, i) => i > 0 && digits[i] === 1);
};

const invert = (bits: string) => [...bits].map((bit) => (bit === '1' ? '0' : '1')).join('');

/** Read a board whose top place counts down. */
export const skill: Skill<Question> = {
  make: (random) => {
    const width = random.pick([5, 6, 8, 8]);
    const bits = random.whole(3, 2 ** (width - 1) - 1).toString(2);
    return { bits: random.pick(['1', '1', '0']) + bits.padStart(width - 1, '0') };
  },
  ask: ({ bits }) => ({ say: 'read', with: { bits, width: bits.length } }),
  answer: ({ bits }) => writeWhole(worthOnBoard(bits)),
  work: (question) => {
    const value = skill.answer(question);
    return below(question)
      ? `−${half(question)} + ${rest(question)} = ${value}`
      : `${sharesOf(question).join(' + ')} = ${value}`;
  },
  steps: (question) => {
    const [top, ...others] = weightsOf(question.bits.length, 2);
    const sum = `${sharesOf(question).join(' + ')} = ${rest(question)}`;
    return [
      { say: 'places', with: { weights: `−${top} ${others.join(' ')}` } },
      { say: 'others', with: { sum } },
      below(question)
        ? { say: 'below', with: { top: `−${top}`, work: skill.work(question) } }
        : { say: 'above', with: { value: skill.answer(question) } },
    ];
  },
  misconceptions: {
    'invert-only': (question) => {
      const turned = invert(question.bits);
      const size = Number.parseInt(turned, 2);
      return below(question) ? { answer: `−${size}`, work: `${turned} = ${size}, −${size}` } : null;
    },
    'sign-and-size': (question) =>
      below(question)
        ? {
            answer: `−${rest(question)}`,
            work: `− | ${question.bits.slice(1)} = −${rest(question)}`,
          }
        : null,
    'old-weights': (question) =>
      below(question)
        ? {
            answer: String(half(question) + rest(question)),
            work: `${half(question)} + ${rest(question)} = ${half(question) + rest(question)}`,
          }
        : null,
    'drops-top': (question) =>
      below(question)
        ? { answer: String(rest(question)), work: `${question.bits.slice(1)} = ${rest(question)}` }
        : null,
    'operation-as-value': (question) => {
      const turned = invert(question.bits);
      const size = Number.parseInt(turned, 2) + 1;
      return below(question)
        ? null
        : { answer: String(size), work: `${turned} + 1 = ${size.toString(2)} = ${size}` };
    },
  },
};
