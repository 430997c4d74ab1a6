import { useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { Part } from '#drive/shell/Part.tsx';
import { RowMenu } from '#drive/soon.ts';
import { gridRoles } from './grid-roles.ts';
import { ItemTile } from './ItemTile.tsx';
import type { ItemsProps } from './items-props.ts';
import type { MenuPlace } from './RowMenu.tsx';
import { useListFocus } from './use-list-focus.ts';
import { useListPress } from './use-list-press.ts';
import { useOffset } from './use-offset.ts';
import { useSteadyEye } from './use-steady-eye.ts';

/** In `rem`, as the style sheet has them: a line with the gap below it, and the least of a tile. */
const lineRem = 13;
const tileRem = 10;
/** Also the smallest phone shows two beside each other. */
const fewest = 2;

/** Lines beyond the edges that are drawn already, so that a quick thumb sees no gap. */
const overscan = 1;
/** So many things before an end, more are asked for. */
const nearEnd = 40;

/**
 * The same folders and files as tiles in lines, walked with the arrows in four directions. Only the
 * lines on screen are in the document; the one with the focus always is.
 */
export function ItemGrid(props: ItemsProps) {
  const { items, label, total, before, isStale, isClosed } = props;
  const { onEnd, onStart, onJump, onWatch, earlier = 0 } = props;
  const grid = useRef<HTMLTableElement>(null);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const offset = useOffset(grid);
  const [rem] = useState(
    () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16,
  );
  const columns = useColumns(grid, tileRem * rem);
  const lineOf = (index: number) => Math.floor(index / columns);
  const focus = useListFocus(grid, items, (index) => lines.scrollToIndex(lineOf(index)));
  const press = useListPress({ items, focus, onMenu: setMenu, columns, onJump, onStart });

  const lines = useWindowVirtualizer({
    count: Math.ceil(items.length / columns),
    estimateSize: () => Math.round(lineRem * rem),
    overscan,
    scrollMargin: offset,
    // What sticks to the foot of the page hides a part of a line.
    scrollPaddingStart: rem,
    scrollPaddingEnd: rem * 6,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan);
      const to = Math.min(count - 1, endIndex + overscan);
      const shown = Array.from({ length: to - from + 1 }, (_, i) => from + i);
      const line = lineOf(focus.index);
      if (line < 0 || line >= count || (line >= from && line <= to)) return shown;
      return line < from ? [line, ...shown] : [...shown, line];
    },
  });
  useSteadyEye(items, earlier, (pushed) => Math.ceil(pushed / columns) * Math.round(lineRem * rem));
  const { startIndex = 0, endIndex = 0 } = lines.range ?? {};
  const from = startIndex * columns;
  const to = Math.min(items.length, (endIndex + 1) * columns) - 1;
  const tell = useEffectEvent(() => {
    onWatch?.(from, to);
    if (to >= items.length - nearEnd) onEnd?.();
    // Not before somebody goes up: who came to a page shall see its head.
    if (from < nearEnd && lines.scrollDirection === 'backward') onStart?.();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the eye or the list moved on.
  useEffect(() => tell(), [from, to, items.length]);

  return (
    <>
      <table
        ref={grid}
        {...gridRoles.grid}
        className="drive-grid"
        aria-label={label}
        aria-busy={isStale}
        aria-rowcount={Math.ceil(total / columns)}
        data-drive-list
        data-closed={isClosed || undefined}
        {...press}
      >
        <tbody
          {...gridRoles.group}
          style={{ blockSize: lines.getTotalSize(), '--columns': columns } as CSSProperties}
        >
          {lines.getVirtualItems().map(({ key, index: line, start }) => (
            <tr
              key={key}
              {...gridRoles.row}
              className="drive-grid-line"
              aria-rowindex={before === null ? undefined : lineOf(before) + line + 1}
              style={{ transform: `translateY(${start - offset}px)` }}
            >
              {items.slice(line * columns, (line + 1) * columns).map((item, column) => (
                <ItemTile
                  key={item.id}
                  item={item}
                  index={line * columns + column}
                  isCurrent={line * columns + column === focus.index}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Part of={menu} onGone={() => setMenu(null)}>
        {menu && <RowMenu place={menu} onClose={() => setMenu(null)} />}
      </Part>
    </>
  );
}

/** How many tiles of this width fit beside each other, also after the window was turned. */
function useColumns(grid: RefObject<HTMLElement | null>, tileWidth: number): number {
  const [columns, setColumns] = useState(fewest);
  useLayoutEffect(() => {
    const { current } = grid;
    if (!current) return;
    const measure = () => setColumns(Math.max(fewest, Math.floor(current.clientWidth / tileWidth)));
    measure();
    const watching = new ResizeObserver(measure);
    watching.observe(current);
    return () => watching.disconnect();
  }, [grid, tileWidth]);
  return columns;
}
