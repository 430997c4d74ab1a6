import { digitSymbol } from '#lib/numbers/digits.ts';
import { formatSubscript } from '#lib/numbers/subscript.ts';

/** The most places that a board of each base shows: sums stay short and exact. */
export function mostPlaces(base: number): number {
  return base === 2 ? 12 : base < 8 ? 8 : 6;
}

/** One column of the board. */
export type Column = {
  readonly place: number;
  readonly weight: number;
  readonly digit: number;
  readonly symbol: string;
  /** In front of the numeral a place is empty, and nothing is written. */
  readonly blank: boolean;
  readonly share: number;
};

/** The columns of a number, the largest place first. */
export function columnsOf(value: number, base: number, places: number): Column[] {
  return Array.from({ length: places }, (_, at) => {
    const place = places - 1 - at;
    const weight = base ** place;
    const digit = Math.floor(value / weight) % base;
    return {
      place,
      weight,
      digit,
      symbol: digitSymbol(digit),
      blank: place > 0 && value < weight,
      share: digit * weight,
    };
  });
}

/** The number after one digit was changed; past the last symbol comes the first, and no place else moves. */
export function changeDigit(value: number, base: number, place: number, digit: number): number {
  const weight = base ** place;
  const now = Math.floor(value / weight) % base;
  return value + ((((digit % base) + base) % base) - now) * weight;
}

/** How many places a numeral needs. */
export function placesNeeded(value: number, base: number): number {
  return value.toString(base).length;
}

/** The board's sum: only places that hold something. */
export function sharesOf(value: number, base: number): number[] {
  const shares = columnsOf(value, base, placesNeeded(value, base)).map(({ share }) => share);
  const held = shares.filter((share) => share > 0);
  return held.length === 0 ? [0] : held;
}

/** The sum as it is written. Outside base ten the numeral carries its base, and the total closes the line. */
export function writeSum(value: number, base: number): string {
  const numeral = value.toString(base).toUpperCase();
  const shares = sharesOf(value, base).join(' + ');
  if (base === 10) return `${numeral} = ${shares}`;
  const total = shares === String(value) ? '' : ` = ${value}`;
  return `${numeral}${formatSubscript(base)} = ${shares}${total}`;
}
