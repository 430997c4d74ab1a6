import { useRef } from 'react';

/**
 * Give each row on screen a slot, which is its React key: rows that come in take over the elements of
 * those that went out, since to fill a row anew costs the browser less than half of making one. A row
 * keeps its slot as long as it is shown, and the slot of `keptId`, which may hold the focus, is never
 * handed on: the focus would follow it to another thing.
 */
export function useSlots(ids: readonly string[], keptId: string | undefined): readonly number[] {
  const held = useRef<Slots>({ byId: new Map(), next: 0, keptId });
  held.current = assignSlots(held.current, ids, keptId);
  const { byId } = held.current;
  return ids.map((id) => byId.get(id) ?? -1);
}

export interface Slots {
  readonly byId: ReadonlyMap<string, number>;
  /** The first slot that was never used. */
  readonly next: number;
  readonly keptId: string | undefined;
}

/** Find out which slots the rows have next; the same rows again change nothing. */
export function assignSlots(last: Slots, ids: readonly string[], keptId?: string): Slots {
  const shown = new Set(ids);
  const free = [...last.byId].filter(([id]) => !shown.has(id) && id !== last.keptId);
  let { next } = last;
  const byId = new Map<string, number>();
  for (const id of ids) byId.set(id, last.byId.get(id) ?? free.shift()?.[1] ?? next++);
  return { byId, next, keptId };
}
