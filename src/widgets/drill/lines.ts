/**
 * Pair what stands above each other in two lines of work, term by term, so that a page can wrap
 * them together. Lines that are not built alike are one pair.
 */
export function pairLines(yours: string, right: string): ReadonlyArray<readonly [string, string]> {
  const [above, below] = [yours, right].map((line) => line.split(/ (?=[+=→−×÷])/));
  if (above?.length !== below?.length) return [[yours, right]];
  return above?.map((term, i) => [term, below?.[i] ?? ''] as const) ?? [];
}
