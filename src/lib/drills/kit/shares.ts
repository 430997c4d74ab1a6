import type { Random } from './random.ts';

/** One place of a decimal numeral: its digit, what the place is worth, and both together. */
export interface Place {
  readonly digit: number;
  readonly weight: number;
  readonly share: number;
}

/** The places of a decimal numeral, the largest first. */
export function placesOf(numeral: string): Place[] {
  return [...numeral].map((symbol, i) => {
    const weight = 10 ** (numeral.length - 1 - i);
    return { digit: Number(symbol), weight, share: Number(symbol) * weight };
  });
}

/** What a numeral is made of: the places that hold something, as a list of summands. */
export function sharesOf(numeral: string): number[] {
  return placesOf(numeral)
    .map(({ share }) => share)
    .filter((share) => share > 0);
}

/** Draw a numeral of three to five digits, none of them twice but the 0, which is rather often there. */
export function pickNumeral(random: Random): string {
  const digits = random.shuffle([1, 2, 3, 4, 5, 6, 7, 8, 9]).slice(0, random.whole(3, 5));
  return digits.map((digit, i) => (i > 0 && random.whole(1, 4) === 1 ? 0 : digit)).join('');
}
