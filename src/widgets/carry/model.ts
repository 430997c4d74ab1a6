import { columnsOf } from '#lib/numbers/columns.ts';
import { formatSubscript } from '#lib/numbers/subscript.ts';

type Cells = readonly (string | number)[];

/** The rows of the board, each from the left; what is not worked yet is empty. */
export type Rows = {
  readonly weights: readonly number[];
  /** Carries, or ones that were lent. */
  readonly sent: Cells;
  readonly above: Cells;
  readonly below: Cells;
  readonly result: Cells;
};

/** Lay out a sum or a difference of which the first columns from the right are worked. */
export function rowsOf(a: number, b: number, minus: boolean, shown: number): Rows {
  const columns = columnsOf(a, b, minus).reverse();
  const worked = columns.length - shown;
  const whole = minus ? a - b : a + b;
  // In front of a numeral nothing is written.
  const blank = (weight: number, of: number) => weight > 1 && weight > of;
  return {
    weights: columns.map(({ weight }) => weight),
    sent: columns.map(({ before }, i) => (before && i >= worked - 1 ? before : '')),
    above: columns.map((one) => (blank(one.weight, a) ? '' : one.a)),
    below: columns.map((one) => (blank(one.weight, b) ? '' : one.b)),
    result: columns.map((one, i) => (i < worked || blank(one.weight, whole) ? '' : one.digit)),
  };
}

/** The whole line, in base two and in base ten. */
export function writeWhole(a: number, b: number, minus: boolean): string {
  const [sign, whole] = minus ? ['−', a - b] : ['+', a + b];
  const line = (write: (value: number) => string) =>
    `${write(a)} ${sign} ${write(b)} = ${write(whole)}`;
  return `${line((value) => value.toString(2) + formatSubscript(2))}: ${line(String)}`;
}

/** Two other numbers up to 31, the larger first; a walk that takes long to return. */
export function deal(a: number, b: number): readonly [number, number] {
  const [x, y] = [(a * 5 + b + 3) % 32, (b * 3 + a + 7) % 32];
  return x > y ? [x, y] : [y + 1, x + 1];
}
