import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Item } from '#domain/folders/contract.ts';
import { revealEvent } from './focus-list.ts';

/** Which row of a list has the focus, or would get it by Tab. */
export interface ListFocus {
  readonly index: number;
  /** Move the focus to a row; it is brought into sight first. */
  readonly move: (index: number) => void;
  readonly note: (index: number) => void;
}

/**
 * Keep the focus in the list. When the row that had it goes away, the row that took its place gets it:
 * without this the browser drops it on the body, and a keyboard starts over at the top.
 */
export function useListFocus(
  table: RefObject<HTMLElement | null>,
  items: readonly Item[],
  reveal: (index: number) => void,
): ListFocus {
  const [current, setCurrent] = useState<{ id: string; index: number } | null>(null);
  const wanted = useRef<string | null>(null);
  const had = useRef(false);

  const found = current ? items.findIndex(({ id }) => id === current.id) : 0;
  const index = found >= 0 ? found : Math.min(current?.index ?? 0, items.length - 1);

  const move = (to: number) => {
    const item = items[to];
    if (!item) return;
    setCurrent({ id: item.id, index: to });
    reveal(to);
    wanted.current = item.id;
    focusRow(table.current, item.id);
  };
  const note = (to: number) => {
    const item = items[to];
    if (item && item.id !== current?.id) setCurrent({ id: item.id, index: to });
  };

  // A row that was far away is drawn by now.
  useEffect(() => {
    if (wanted.current === null) return;
    if (focusRow(table.current, wanted.current)) wanted.current = null;
  });

  useEffect(() => {
    const listener = ({ target }: FocusEvent) => {
      had.current = target instanceof Element && target.closest('[data-item]') !== null;
    };
    document.addEventListener('focusin', listener);
    return () => document.removeEventListener('focusin', listener);
  }, []);
  const rescue = useEffectEvent(() => {
    if (had.current && document.activeElement === document.body) move(index);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus is only lost with the rows.
  useEffect(() => rescue(), [items]);

  const handleReveal = useEffectEvent((event: Event) => {
    const id = event instanceof CustomEvent ? event.detail : null;
    const at = items.findIndex((item) => item.id === id);
    if (at >= 0) move(at);
  });
  useEffect(() => {
    const list = table.current;
    const listener = (event: Event) => handleReveal(event);
    list?.addEventListener(revealEvent, listener);
    return () => list?.removeEventListener(revealEvent, listener);
  }, [table]);

  return { index, move, note };
}

function focusRow(table: HTMLElement | null, id: string): boolean {
  const row = table?.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`);
  row?.focus({ preventScroll: true });
  return row !== null && row !== undefined;
}
