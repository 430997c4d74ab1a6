import { digitSymbol } from '#lib/numbers/digits.ts';
import { digitsOf, tidyNumeral, withBase } from './kit/places.ts';
import type { Mistake, Skill } from './kit/skill.ts';

type Question = { readonly value: number; readonly to: 2 | 16 };

const two = (value: number) => value.toString(2);
const hex = (value: number) => value.toString(16).toUpperCase();
const fours = (value: number) =>
  hex(value)
    .replace(/./g, (digit) => four(digit))
    .match(/.{4}/g) ?? [];
const four = (digit: string) => Number.parseInt(digit, 16).toString(2).padStart(4, '0');

/** Read groups of bits as digits of base sixteen, however they were cut. */
function readGroups(groups: readonly string[]): Mistake {
  const answer = groups.map((group) => digitSymbol(Number.parseInt(group, 2))).join('');
  return { answer, work: `${groups.join(' ')} → ${answer}` };
}

/** Between base two and base sixteen, by groups of four places. */
export const skill: Skill<Question> = {
  make: (random) => ({
    to: random.pick([16, 16, 2]),
    value: random.pick([random.whole(17, 255), random.whole(17, 1023)]),
  }),
  ask: ({ value, to }) => ({
    say: to === 16 ? 'group' : 'spread',
    with: { numeral: to === 16 ? withBase(two(value), 2) : withBase(hex(value), 16) },
  }),
  answer: ({ value, to }) => (to === 16 ? hex(value) : two(value)),
  work: ({ value, to }) =>
    to === 16
      ? readGroups(fours(value)).work
      : `${[...hex(value)].join(' ')} → ${fours(value).join(' ')}`,
  steps: ({ value, to }) => {
    const pairs = fours(value)
      .map((group, i) =>
        to === 16 ? `${group} = ${hex(value)[i]}` : `${hex(value)[i]} = ${group}`,
      )
      .join(', ');
    return [
      { say: to === 16 ? 'cut' : 'each', with: { groups: fours(value).join(' ') } },
      { say: 'read', with: { pairs } },
      {
        say: 'done',
        with: { numeral: to === 16 ? withBase(hex(value), 16) : withBase(two(value), 2) },
      },
    ];
  },
  misconceptions: {
    'groups-from-left': ({ value, to }) => {
      const groups = two(value).match(/.{1,4}/g) ?? [];
      return to === 2 || groups.at(-1)?.length === 4 ? null : readGroups(groups);
    },
    'pads-right': ({ value, to }) => {
      const [, first = '', rest = ''] = /^(.*?)((?:.{4})*)$/.exec(two(value)) ?? [];
      if (to === 2 || first === '') return null;
      return readGroups([first.padEnd(4, '0'), ...(rest.match(/.{4}/g) ?? [])]);
    },
    'letters-join': ({ value, to }) => {
      const digits = digitsOf(hex(value));
      if (to === 2 || digits.every((digit) => digit < 10)) return null;
      return { answer: digits.join(''), work: `${fours(value).join(' ')} → ${digits.join('')}` };
    },
    'drops-zeros': ({ value, to }) => {
      if (to === 16) return null;
      const groups = digitsOf(hex(value)).map(two);
      const answer = groups.join('');
      return answer === two(value)
        ? null
        : { answer, work: `${[...hex(value)].join(' ')} → ${groups.join(' ')}` };
    },
  },
  normalise: tidyNumeral,
};
