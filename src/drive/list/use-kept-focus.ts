import { type RefObject, useEffect, useRef } from 'react';
import type { Item } from '#domain/folders/contract.ts';

/**
 * Keep the focus in the list when the row that had it goes away: it moves to the row that took its
 * place. Without this the browser drops it on the body, and a keyboard starts over at the top.
 */
export function useKeptFocus(table: RefObject<HTMLElement | null>, items: readonly Item[]): void {
  const place = useRef<{ index: number } | null>(null);

  useEffect(() => {
    const note = (event: FocusEvent) => {
      const { target } = event;
      const rows = [...(table.current?.querySelectorAll('[data-item]') ?? [])];
      const index = rows.findIndex((row) => target instanceof Node && row.contains(target));
      place.current = index < 0 ? null : { index };
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [table]);

  useEffect(() => {
    if (place.current === null || document.activeElement !== document.body) return;
    focusRow(table.current, Math.min(place.current.index, items.length - 1));
  }, [table, items]);
}

/** Focus a row by its number, or the list itself when it is empty. */
export function focusRow(table: HTMLElement | null, index: number): void {
  const row = table?.querySelectorAll<HTMLElement>('[data-item]')[index];
  (row ?? table)?.focus();
}
