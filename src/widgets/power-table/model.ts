/** The smallest and the largest base of the table. */
export const bounds = { least: 2, most: 16 } as const;

/** One row: so many factors, and what they make. */
export type Power = { readonly exponent: number; readonly product: string; readonly value: number };

/** The powers of a base, the largest first: ten rows of factors at most, and none beyond a lakh or so. */
export function powersOf(base: number): Power[] {
  const powers: Power[] = [];
  for (let exponent = 0, value = 1; exponent <= 10 && value < 2 ** 17; exponent++, value *= base) {
    powers.unshift({ exponent, product: Array(exponent).fill(base).join('·'), value });
  }
  return powers;
}
