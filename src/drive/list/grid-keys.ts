import { decideListMove, type ListMove, type Pressed } from './list-keys.ts';

/**
 * Decide what a key does where things stand in lines of several: the arrows go in four directions, and
 * everything else is as in a list.
 */
export function decideGridMove(
  pressed: Pressed,
  place: { index: number; count: number; pageRows: number; columns: number },
): ListMove | null {
  const { index, count, columns, pageRows } = place;
  const at = Math.max(0, index);
  const lastLine = Math.floor((count - 1) / columns);
  const isLastLine = Math.floor(at / columns) === lastLine;
  const to = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at < columns ? at : at - columns,
    // Above the end of a short last line there is nothing below, but its last thing is near.
    ArrowDown: isLastLine ? at : at + columns,
  }[pressed.key];
  if (to === undefined) {
    return decideListMove(pressed, { index, count, pageRows: pageRows * columns });
  }
  const move = decideListMove({ ...pressed, key: 'ArrowDown' }, { index, count, pageRows });
  return move && { ...move, to: Math.min(count - 1, Math.max(0, to)) };
}
