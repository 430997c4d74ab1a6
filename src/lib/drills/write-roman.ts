import { formatRoman, type RomanPart, romanParts } from '#lib/numbers/roman.ts';
import { bundleSize } from '#lib/numbers/tally.ts';
import { explainSign, pickForLetters } from './kit/letters.ts';
import type { Mistake, Skill } from './kit/skill.ts';
import { spellTo } from './kit/spell.ts';

type Question = { readonly value: number };

const ten: RomanPart = { sign: 'X', value: 10 };
const five: RomanPart = { sign: 'V', value: bundleSize };
const one: RomanPart = { sign: 'I', value: 1 };

const sumOf = (value: number, parts: readonly RomanPart[]) =>
  `${value} = ${parts.map((part) => part.value).join(' + ')}`;

/** Write signs side by side: `14 = 10 + 4 → XIV`. */
function joining(value: number, parts: readonly RomanPart[]): Mistake {
  const answer = parts.map(({ sign }) => sign).join('');
  const taken = parts.length > 1 ? sumOf(value, parts) : value;
  return { answer, work: `${taken} → ${answer}` };
}

const right = (value: number) => joining(value, romanParts(value));

/** Take a number apart with these parts only, largest first. */
function takeApart(value: number, parts: readonly RomanPart[]): RomanPart[] {
  let rest = value;
  return parts.flatMap((part) => {
    const times = Math.floor(rest / part.value);
    rest %= part.value;
    return Array<RomanPart>(times).fill(part);
  });
}

const takesAway = (value: number) => romanParts(value).some(({ sign }) => sign.length > 1);

/** Write a number up to forty in letters of Rome. */
export const skill: Skill<Question> = {
  make: (random) => ({ value: pickForLetters(random) }),
  ask: ({ value }) => ({ say: 'write', with: { value: String(value) } }),
  answer: ({ value }) => right(value).answer,
  work: ({ value }) => right(value).work,
  steps: ({ value }) => {
    const parts = romanParts(value);
    const signs = [...new Set(parts.map(({ sign }) => explainSign(sign)))].join(', ');
    return [
      ...(parts.length > 1 ? [{ say: 'apart', with: { sum: sumOf(value, parts) } }] : []),
      { say: 'signs', with: { signs } },
      { say: 'join', with: { answer: right(value).answer } },
    ];
  },
  misconceptions: {
    'adds-all': ({ value }) =>
      takesAway(value) ? joining(value, takeApart(value, [ten, five, one])) : null,
    // How four strokes would be written beside the bundles is not certain.
    'bundles-stay': ({ value }) =>
      value < 2 * bundleSize || value % bundleSize > 3
        ? null
        : joining(value, takeApart(value, [five, one])),
    'small-first': ({ value }) => {
      const turned = joining(value, romanParts(value).reverse());
      return takesAway(value) || turned.answer === right(value).answer ? null : turned;
    },
    'takes-from-next': ({ value }) => {
      if (value < 10 || value % 10 !== 9) return null;
      const answer = `I${formatRoman(value + 1)}`;
      return { answer, work: `${value} = ${value + 1} − 1 → ${answer}` };
    },
  },
  spelling: spellTo(60),
};
