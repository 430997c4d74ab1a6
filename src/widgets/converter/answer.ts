import type { Numeral } from '#lib/numbers/numeral.ts';
import type { Rational } from '#lib/numbers/rational.ts';
import { readNumeral } from '#lib/numbers/read.ts';
import type { Hint, Refusal } from '#lib/numbers/refusal.ts';
import { toRational } from '#lib/numbers/value.ts';
import { explainEnding, type Why } from '#lib/numbers/why.ts';
import { type Written, writeNumeral } from '#lib/numbers/write.ts';
import type { Question } from './question.ts';

/** A number that was read, exact, and written in the other base. */
export type Converted = {
  readonly state: 'read';
  readonly numeral: Numeral;
  readonly hint: Hint | null;
  readonly number: Rational;
  readonly written: Written;
  readonly why: Why | null;
};

/** The number and its writing, or why the text is none. */
export type Answer = Converted | { readonly state: 'refused'; readonly refusal: Refusal };

/** Where a long answer has come to. */
export type Stage = 'reading' | 'writing';

/** Answer a question. Short texts take a millisecond; long ones belong into the worker. */
export function answer(
  { text, from, to }: Question,
  reach: (stage: Stage) => void = () => {},
): Answer {
  reach('reading');
  const reading = readNumeral(text, from);
  if (reading.state === 'refused') return reading;
  const number = toRational(reading.numeral);
  reach('writing');
  return {
    state: 'read',
    numeral: reading.numeral,
    hint: reading.hint,
    number,
    written: writeNumeral(number, to),
    why: explainEnding(number, to),
  };
}
