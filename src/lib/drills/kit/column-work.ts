import { columnsOf, writeColumn } from '#lib/numbers/columns.ts';
import { withBase } from './places.ts';
import type { Line, Mistake } from './skill.ts';

/** Two numbers to be added, or the smaller to be taken from the larger. */
export type Pair = { readonly a: number; readonly b: number };

const two = (value: number) => value.toString(2);

/** The question in figures: `1011₂ + 110₂`. */
export function writePair({ a, b }: Pair, sign: string): string {
  return `${withBase(two(a), 2)} ${sign} ${withBase(two(b), 2)}`;
}

/** The line that ends in an answer: `1011 + 110 = 10001`. */
export function endIn({ a, b }: Pair, sign: string, answer: string): Mistake {
  return { answer, work: `${two(a)} ${sign} ${two(b)} = ${answer}` };
}

/** What both rows are when nothing is sent from column to column. */
export function withoutSending({ a, b }: Pair): string {
  return two(a ^ b);
}

/** Each column as a sentence, from the right, and the whole at the end. */
export function stepsOf(pair: Pair, sign: string): Line[] {
  const minus = sign !== '+';
  const columns = columnsOf(pair.a, pair.b, minus);
  return [
    ...columns.map((column) => ({
      say: column.after ? 'send' : 'plain',
      with: { work: writeColumn(column, minus), digit: column.digit },
    })),
    {
      say: 'done',
      with: {
        work: `${writePair(pair, sign)} = ${withBase(two(minus ? pair.a - pair.b : pair.a + pair.b), 2)}`,
      },
    },
  ];
}
