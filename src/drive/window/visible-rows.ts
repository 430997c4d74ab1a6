/** So many rows above and below what is in sight are drawn, so that scrolling finds them there. */
const spare = 4;

/** Tell which rows of a list are in sight: from `first` up to and without `end`. */
export function visibleRows({
  top,
  height,
  row,
  total,
}: {
  readonly top: number;
  readonly height: number;
  readonly row: number;
  readonly total: number;
}): { first: number; end: number } {
  const first = Math.max(0, Math.min(total, Math.floor(top / row)) - spare);
  const end = Math.min(total, Math.ceil((top + height) / row) + spare);
  return { first, end: Math.max(first, end) };
}
