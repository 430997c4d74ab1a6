import { divideOnwards, fractionDigits, writeFraction } from '#lib/numbers/long-division.ts';
import { factorSmall } from '#lib/numbers/primes.ts';
import { formatSuperscript } from '#lib/numbers/superscript.ts';
import { greatestShared, worthInstead, writeRatio } from './kit/fractions.ts';
import { withBase } from './kit/places.ts';
import type { Random } from './kit/random.ts';
import type { Line, Skill } from './kit/skill.ts';

type Question = { readonly top: number; readonly bottom: number; readonly base: number };

const never = '∞';
const mostPlaces = 6;

function draw(random: Random): Question {
  for (;;) {
    const base = random.pick([2, 2, 3, 5, 6, 10, 12]);
    const bottom = random.pick([4, 5, 6, 8, 9, 10, 12, 15, 16, 18, 20, 24, 25]);
    const top = random.whole(1, bottom - 1);
    const { rows } = divideOnwards(top, bottom, base);
    if (rows.length <= mostPlaces) return { top, bottom, base };
  }
}

const placesIn = ({ top, bottom }: Question, base: number) => {
  const { rows, returnsTo } = divideOnwards(top, bottom, base);
  return returnsTo === null ? String(rows.length) : never;
};

const primesOf = (value: number) =>
  factorSmall(value).flatMap(({ prime, power }) => Array<number>(power).fill(prime));

const reduce = ({ top, bottom }: Question) => {
  const shared = greatestShared(top, bottom);
  return { top: top / shared, bottom: bottom / shared };
};

const written = (question: Question, base: number) =>
  `${writeRatio(question.top, question.bottom)} = ${withBase(writeFraction(question.top, question.bottom, base), base)}`;

const missingFrom = (base: number, bottom: number) =>
  primesOf(bottom).find((prime) => base % prime !== 0);

/** Tell from the primes of a denominator how many places a fraction needs, or that none suffice. */
export const skill: Skill<Question> = {
  make: draw,
  ask: ({ top, bottom, base }) => ({
    say: 'places',
    with: { ratio: writeRatio(top, bottom), base },
  }),
  choices: () => [...Array.from({ length: mostPlaces }, (_, i) => String(i + 1)), never],
  answer: (question) => placesIn(question, question.base),
  work: (question) => written(question, question.base),
  steps: (question) => {
    const { base } = question;
    const { top, bottom } = reduce(question);
    const missing = missingFrom(base, bottom);
    const answer = placesIn(question, base);
    const lines: Line[] = [
      { say: 'primes', with: { bottom, primes: primesOf(bottom).join('·') } },
      missing === undefined
        ? {
            say: 'ends',
            with: {
              power: `${base}${formatSuperscript(Number(answer))} = ${base ** Number(answer)}`,
              bottom,
              base,
              answer,
            },
          }
        : { say: 'never', with: { base, missing, answer } },
    ];
    const shown = writeRatio(question.top, question.bottom);
    return bottom === question.bottom
      ? lines
      : [{ say: 'reduce', with: { shown, ratio: writeRatio(top, bottom) } }, ...lines];
  },
  misconceptions: {
    'always-ends': (question) => {
      const { top, bottom, base } = question;
      const { once, block } = fractionDigits(divideOnwards(top, bottom, base));
      if (!block) return null;
      const { work } = worthInstead(`0.${once}${block}`, base);
      return { answer: String(once.length + block.length), work };
    },
    'ten-weights': (question) => {
      const answer = placesIn(question, 10);
      const same = answer === placesIn(question, question.base);
      return same ? null : { answer, work: written(question, 10) };
    },
    'not-reduced': (question) => {
      const { bottom, base } = question;
      if (missingFrom(base, bottom) === undefined || placesIn(question, base) === never)
        return null;
      return { answer: never, work: `${bottom} = ${primesOf(bottom).join('·')}` };
    },
  },
};
