import { withBase } from './places.ts';
import { type Mistake, tidy } from './skill.ts';

/** A fraction as it is written in a line: `5/8`. */
export function writeRatio(top: number, bottom: number): string {
  return `${top}/${bottom}`;
}

/** The largest number that divides both. */
export function greatestShared(a: number, b: number): number {
  return b === 0 ? a : greatestShared(b, a % b);
}

/** The same with everything shared taken out. */
export function reduceRatio(top: number, bottom: number): string {
  const shared = greatestShared(top, bottom);
  return writeRatio(top / shared, bottom / shared);
}

/** A numeral that was given for a fraction, and what it is worth instead. */
export function worthInstead(answer: string, base: number): Mistake {
  const [whole = '', digits = ''] = answer.split('.');
  const worth = reduceRatio(Number.parseInt(whole + digits, base), base ** digits.length);
  return { answer, work: `${withBase(answer, base)} = ${worth}` };
}

/** Spellings of the same fraction become one: `.10`, `0.1` and `0.1₂`; `0.00(1100)` and `0.0(0110)`. */
export function tidyFraction(typed: string): string {
  const text = tidy(typed).replace(/[₀-₉]+$/, '');
  const parts = /^0*(\w*)\.(\w*)(?:\((\w+)\))?$/.exec(text);
  if (!parts) return text;
  let [, whole = '', once = '', block = ''] = parts;
  block = block.replace(/^(.+?)\1+$/, '$1').replace(/^0$/, '');
  // A block may begin as early as its own last digit stands before it.
  while (block && once.endsWith(block.slice(-1))) {
    block = block.slice(-1) + block.slice(0, -1);
    once = once.slice(0, -1);
  }
  if (!block) once = once.replace(/0+$/, '');
  return `${whole || '0'}${once + block && `.${once}`}${block && `(${block})`}`;
}
