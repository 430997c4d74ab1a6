/** Draw a stone around its middle, as a part of a path. */
export function drawStone(x: number, y: number): string {
  return `M${x - 5} ${y}a5 5 0 1 0 10 0a5 5 0 1 0-10 0`;
}
