import { divideOnwards, fractionDigits, writeFraction } from '#lib/numbers/long-division.ts';
import {
  greatestShared,
  reduceRatio,
  tidyFraction,
  worthInstead,
  writeRatio,
} from './kit/fractions.ts';
import { withBase } from './kit/places.ts';
import type { Random } from './kit/random.ts';
import type { Line, Skill } from './kit/skill.ts';

type Question = { readonly top: number; readonly bottom: number; readonly base: number };

/** More digits than this are work without a new thought. */
const mostDigits = 5;

function draw(random: Random): Question {
  const repeats = random.pick([true, false]);
  for (;;) {
    const base = random.pick([2, 2, 2, 3, 4, 5, 16]);
    const bottom = random.whole(2, 16);
    const top = random.whole(1, bottom - 1);
    const { rows, returnsTo } = divideOnwards(top, bottom, base);
    if (greatestShared(top, bottom) > 1 || (returnsTo !== null) !== repeats) continue;
    if (rows.length > 1 && rows.length <= mostDigits) return { top, bottom, base };
  }
}

const ratio = ({ top, bottom }: Question) => writeRatio(top, bottom);
const answerOf = ({ top, bottom, base }: Question) => writeFraction(top, bottom, base);
const digitsOf = ({ top, bottom, base }: Question) =>
  fractionDigits(divideOnwards(top, bottom, base));

/** Write a fraction right of the point. */
export const skill: Skill<Question> = {
  make: draw,
  ask: (question) => ({
    say: digitsOf(question).block ? 'repeats' : 'write',
    with: { ratio: ratio(question), base: question.base },
  }),
  answer: answerOf,
  work: (question) => `${ratio(question)} = ${withBase(answerOf(question), question.base)}`,
  steps: (question) => {
    const { top, bottom, base } = question;
    const { rows, returnsTo } = divideOnwards(top, bottom, base);
    const lines = rows.map(
      ({ rest, product, digit, left }): Line => ({
        say: 'row',
        with: {
          before: writeRatio(rest, bottom),
          base,
          after: writeRatio(product, bottom),
          digit: digit.toString(base).toUpperCase(),
          left: writeRatio(left, bottom),
        },
      }),
    );
    const numeral = withBase(answerOf(question), base);
    return [
      ...lines,
      returnsTo === null
        ? { say: 'end', with: { numeral } }
        : {
            say: 'again',
            with: { left: writeRatio(rows.at(-1)?.left ?? 0, bottom), numeral },
          },
    ];
  },
  misconceptions: {
    'point-as-whole': ({ top, bottom, base }) => {
      const { once, block } = digitsOf({ top, bottom, base: 10 });
      if (block || once.length > 2) return null;
      const digits = Number(once).toString(base).toUpperCase();
      return { answer: `0.${digits}`, work: `${once} = ${withBase(digits, base)}` };
    },
    'off-by-one': ({ top, bottom, base }) => {
      const answer = writeFraction(top * base, bottom, base);
      return { answer, work: `${withBase(answer, base)} = ${reduceRatio(top * base, bottom)}` };
    },
    mirror: (question) => {
      const { once, block } = digitsOf(question);
      const backwards = [...once].reverse().join('');
      return block || backwards === once ? null : worthInstead(`0.${backwards}`, question.base);
    },
    'always-ends': (question) => {
      const { once, block } = digitsOf(question);
      return block ? worthInstead(`0.${once}${block}`, question.base) : null;
    },
  },
  normalise: tidyFraction,
};
