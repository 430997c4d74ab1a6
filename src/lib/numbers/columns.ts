/** One column of two numerals of base two, worked from the right. */
export type Column = {
  readonly weight: number;
  readonly a: number;
  readonly b: number;
  /** What the column on the right sends over: a carry to add, or a one that was lent. */
  readonly before: number;
  readonly digit: number;
  /** What this column sends on to the left. */
  readonly after: number;
};

/** Add two numerals of base two column by column, or take the second from the first. The rightmost is first. */
export function columnsOf(a: number, b: number, minus: boolean): Column[] {
  const places = Math.max(a, b, minus ? 0 : a + b).toString(2).length;
  let sent = 0;
  return Array.from({ length: places }, (_, place) => {
    const [x, y] = [(a >> place) & 1, (b >> place) & 1];
    const sum = minus ? x - y - sent : x + y + sent;
    const before = sent;
    sent = Number(minus ? sum < 0 : sum > 1);
    return { weight: 2 ** place, a: x, b: y, before, digit: sum & 1, after: sent };
  });
}

/** Write one column: `1 + 1 + 1 = 11`, or with a one lent by the neighbour `10 − 1 = 1`. */
export function writeColumn({ a, b, before, digit, after }: Column, minus: boolean): string {
  if (minus) return `${after ? (2 + a).toString(2) : a}${before ? ' − 1' : ''} − ${b} = ${digit}`;
  return `${a} + ${b}${before ? ' + 1' : ''} = ${(a + b + before).toString(2)}`;
}
