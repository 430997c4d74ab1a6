import { divideOnwards, type LongDivision, writeFraction } from '#lib/numbers/long-division.ts';
import { factorSmall } from '#lib/numbers/primes.ts';
import { formatSubscript } from '#lib/numbers/subscript.ts';

/** What can be asked of the figure: a part of one, and the base that it is written in. */
export type Question = { readonly top: number; readonly bottom: number; readonly base: number };

/** The most that each number of the question may be: more rows than this nobody follows. */
export const limits = { top: 19, bottom: 20, base: 16 } as const;

/** The least of each. */
export const least = { top: 1, bottom: 2, base: 2 } as const;

/** The division and what the primes say about it. */
export type Working = {
  readonly division: LongDivision;
  /** `0.0(0011)₂` */
  readonly numeral: string;
  /** The denominator after everything shared was taken out. */
  readonly reduced: { readonly top: number; readonly bottom: number };
  /** `2·2·5` */
  readonly primes: string;
  /** The first prime that the base lacks, or null when the fraction ends. */
  readonly missing: number | null;
};

/** Change one number of the question; what does not stay below one is brought back below it. */
export function ask(question: Question, name: keyof Question, to: number): Question {
  if (!Number.isInteger(to) || to < least[name] || to > limits[name]) return question;
  const next: Question = { ...question, [name]: to };
  const { top, bottom, base } = next;
  if (top < bottom) return next;
  // Whichever was not touched gives way.
  return name === 'top' ? { top, bottom: top + 1, base } : { top: bottom - 1, bottom, base };
}

/** Work a question out. */
export function workOut({ top, bottom, base }: Question): Working {
  const shared = greatestShared(top, bottom);
  const reduced = { top: top / shared, bottom: bottom / shared };
  const ours = factorSmall(base).map(({ prime }) => prime);
  const theirs = factorSmall(reduced.bottom);
  return {
    division: divideOnwards(top, bottom, base),
    numeral: writeFraction(top, bottom, base) + formatSubscript(base),
    reduced,
    primes: theirs.flatMap(({ prime, power }) => Array(power).fill(prime)).join('·'),
    missing: theirs.find(({ prime }) => !ours.includes(prime))?.prime ?? null,
  };
}

function greatestShared(a: number, b: number): number {
  return b === 0 ? a : greatestShared(b, a % b);
}
