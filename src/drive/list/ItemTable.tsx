import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Item } from '#domain/folders/contract.ts';
import type { How } from '#drive/selection/selection.ts';
import { Part } from '#drive/shell/Part.tsx';
import { RowMenu } from '#drive/soon.ts';
import { usePhone } from '#drive/use-phone.ts';
import { gridRoles } from './grid-roles.ts';
import { ItemColumns, type Order } from './ItemColumns.tsx';
import { ItemRow } from './ItemRow.tsx';
import type { Edge } from './list-keys.ts';
import type { MenuPlace } from './RowMenu.tsx';
import { useListFocus } from './use-list-focus.ts';
import { useListPress } from './use-list-press.ts';
import { useOffset } from './use-offset.ts';
import { useSlots } from './use-slots.ts';
import { useSteadyEye } from './use-steady-eye.ts';

interface Props {
  readonly items: readonly Item[];
  readonly label: string;
  readonly order: Order | null;
  /** How many rows there are in all, loaded or not. */
  readonly total: number;
  /** How many rows stand before the first that is loaded; null when nobody knows. */
  readonly before: number | null;
  readonly isStale: boolean;
  /** Nothing in it can be opened or changed now. */
  readonly isClosed: boolean;
  readonly onAll: (isWanted: boolean) => void;
  /** The last rows are near: more may be loaded. */
  readonly onEnd?: () => void;
  /** The first rows are near and the eye goes up: what comes before them may be loaded. */
  readonly onStart?: () => void;
  /** How many times rows came in before the first one. */
  readonly earlier?: number;
  /** Go to an end of the list that is not loaded; false when it is there. */
  readonly onJump?: (edge: Edge, how: How | null, from: number) => boolean;
  /** Tell which rows are on screen. */
  readonly onWatch?: (from: number, to: number) => void;
}

/** Rows beyond the edges that are drawn already, so that a quick thumb sees no gap. */
const overscan = 1;
/** So many rows before an end, more are asked for. */
const nearEnd = 20;

/**
 * Folders and files in one list: sorted on the server, walked with the arrows. Only the rows on screen
 * are in the document; the one with the focus always is.
 */
export function ItemTable(props: Props) {
  const { items, label, order, total, before, isStale, isClosed, onAll, onWatch } = props;
  const { onEnd, onStart, onJump, earlier = 0 } = props;
  const table = useRef<HTMLTableElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const offset = useOffset(body);
  const rowHeight = useRowHeight();
  const isPhone = usePhone();
  const focus = useListFocus(table, items, (index) => rows.scrollToIndex(index, { align: 'auto' }));
  const press = useListPress({ items, focus, onMenu: setMenu, onJump, onStart });

  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => rowHeight,
    overscan,
    scrollMargin: offset,
    getItemKey: (index) => items[index]?.id ?? index,
    // What sticks to the foot of the page hides a row.
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: rowHeight * 1.5,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan);
      const to = Math.min(count - 1, endIndex + overscan);
      const shown = Array.from({ length: to - from + 1 }, (_, i) => from + i);
      const { index } = focus;
      return index < 0 || (index >= from && index <= to) ? shown : [...shown, index].sort(byNumber);
    },
  });
  useSteadyEye(items, earlier, (pushed) => pushed * rowHeight);
  const shown = rows.getVirtualItems().flatMap(({ index, start }) => {
    const item = items[index];
    return item ? [{ item, index, start }] : [];
  });
  const slots = useSlots(
    shown.map(({ item }) => item.id),
    items[focus.index]?.id,
  );
  const { startIndex: from = 0, endIndex: to = 0 } = rows.range ?? {};
  const tell = useEffectEvent(() => {
    onWatch?.(from, to);
    if (to >= items.length - nearEnd) onEnd?.();
    // Not before somebody goes up: who came to a page shall see its head.
    if (from < nearEnd && rows.scrollDirection === 'backward') onStart?.();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the eye or the list moved on.
  useEffect(() => tell(), [from, to, items.length]);

  return (
    <>
      <table
        ref={table}
        {...gridRoles.grid}
        className="drive-table"
        aria-label={label}
        aria-busy={isStale}
        aria-rowcount={total + 1}
        data-drive-list
        data-closed={isClosed || undefined}
        {...press}
      >
        <thead className="drive-head" {...gridRoles.group}>
          <ItemColumns order={order} onAll={onAll} />
        </thead>
        <tbody
          ref={body}
          {...gridRoles.group}
          className="drive-rows"
          style={{ blockSize: rows.getTotalSize() }}
        >
          {shown.map(({ item, index, start }, at) => (
            <ItemRow
              key={slots[at]}
              item={item}
              index={index}
              rowNumber={before === null ? null : before + index + 2}
              top={start - offset}
              isCurrent={index === focus.index}
              isPhone={isPhone}
            />
          ))}
        </tbody>
      </table>
      <Part of={menu} onGone={() => setMenu(null)}>
        {menu && <RowMenu place={menu} onClose={() => setMenu(null)} />}
      </Part>
    </>
  );
}

const byNumber = (a: number, b: number) => a - b;

/** The height of a row in pixels, as the style sheet has it: it grows with the reader's letters. */
function useRowHeight(): number {
  const [height] = useState(() => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    return Math.round(rem * 3.5);
  });
  return height;
}
