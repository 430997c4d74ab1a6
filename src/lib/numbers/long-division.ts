import { digitSymbol } from './digits.ts';

/** One row of a division right of the point: the rest goes times the base, and gives a digit. */
export type DivisionRow = {
  readonly rest: number;
  readonly product: number;
  readonly digit: number;
  readonly left: number;
};

/** The rows of a division, and the first row of its loop, or null when nothing was left. */
export type LongDivision = {
  readonly rows: readonly DivisionRow[];
  readonly returnsTo: number | null;
};

/**
 * Divide what is below one onwards, right of the point, until nothing is left or a rest comes
 * back. On plain numbers, for lessons: `steps.ts` does the same for numbers of any size.
 */
export function divideOnwards(top: number, bottom: number, base: number): LongDivision {
  const rows: DivisionRow[] = [];
  const seen = new Map<number, number>();
  let rest = top % bottom;
  while (rest !== 0) {
    const returnsTo = seen.get(rest);
    if (returnsTo !== undefined) return { rows, returnsTo };
    seen.set(rest, rows.length);
    const product = rest * base;
    const left = product % bottom;
    rows.push({ rest, product, digit: Math.floor(product / bottom), left });
    rest = left;
  }
  return { rows, returnsTo: null };
}

/** The digits right of the point: those that come once, and those that repeat for ever. */
export function fractionDigits({ rows, returnsTo }: LongDivision): { once: string; block: string } {
  const digits = rows.map(({ digit }) => digitSymbol(digit)).join('');
  const from = returnsTo ?? digits.length;
  return { once: digits.slice(0, from), block: digits.slice(from) };
}

/** Write a fraction in a base, the block that repeats in brackets. */
export function writeFraction(top: number, bottom: number, base: number): string {
  const { once, block } = fractionDigits(divideOnwards(top, bottom, base));
  const whole = Math.floor(top / bottom)
    .toString(base)
    .toUpperCase();
  if (once + block === '') return whole;
  return `${whole}.${once}${block && `(${block})`}`;
}
