/** Widths that machines keep whole numbers in. */
export const widths = [8, 16, 32, 64] as const;

export type Width = (typeof widths)[number];

/** A whole number in so many bits, read both ways, and what was cut off when it did not fit. */
export type TwosComplement = {
  readonly width: Width;
  /** Exactly `width` signs, the top place first. */
  readonly bits: string;
  readonly unsigned: bigint;
  readonly signed: bigint;
  readonly fitsUnsigned: boolean;
  readonly fitsSigned: boolean;
  readonly range: { readonly unsigned: Range; readonly signed: Range };
};

type Range = { readonly least: bigint; readonly most: bigint };

/** Keep a whole number in a board of bits whose top place is worth −2^(width − 1) when it is signed. */
export function toTwosComplement(value: bigint, width: Width): TwosComplement {
  const unsigned = BigInt.asUintN(width, value);
  const signed = BigInt.asIntN(width, value);
  const half = 1n << BigInt(width - 1);
  return {
    width,
    bits: unsigned.toString(2).padStart(width, '0'),
    unsigned,
    signed,
    fitsUnsigned: value === unsigned,
    fitsSigned: value === signed,
    range: {
      unsigned: { least: 0n, most: 2n * half - 1n },
      signed: { least: -half, most: half - 1n },
    },
  };
}

/** The smallest of our widths that holds a whole number, signed only when it is below zero. */
export function smallestWidth(value: bigint): Width | null {
  const fits = (width: Width) =>
    value < 0n ? BigInt.asIntN(width, value) === value : BigInt.asUintN(width, value) === value;
  return widths.find(fits) ?? null;
}

/** Turn one place over, the place on the right being 0. */
export function turnBit(unsigned: bigint, place: number): bigint {
  return unsigned ^ (1n << BigInt(place));
}
