/**
 * The writing of a number: digits of one base, most significant first, as plain text `0-9A-Z`.
 * The value is whole + fraction + block repeated for ever.
 */
export type Numeral = {
  readonly base: number;
  readonly negative: boolean;
  /** At least one digit. */
  readonly whole: string;
  /** What stands after the point before anything repeats. */
  readonly fraction: string;
  /** What repeats for ever, or nothing. */
  readonly block: string;
};
