/** Check a row of places of two symbols, their patterns, and the largest number. */
export function faultsInPatterns(cells: readonly string[]): string[] {
  const [places = 0, patterns, largest] = cells.map(Number);
  return patterns === 2 ** places && largest === patterns - 1 ? [] : [cells.join(' | ')];
}
