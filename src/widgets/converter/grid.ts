/** Where a key leads in a grid of cells counted row by row; null when it leads nowhere new. */
export function moveInGrid(at: number, key: string, cells: number, perRow: number): number | null {
  const row = Math.floor(at / perRow);
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - perRow,
    ArrowDown: at + perRow,
    Home: row * perRow,
    End: Math.min(cells, (row + 1) * perRow) - 1,
  };
  const target = targets[key];
  if (target === undefined || target < 0 || target >= cells) return null;
  return target;
}
