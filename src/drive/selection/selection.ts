import type { Selection } from '#domain/files/batch/contract.ts';
import type { Item } from '#domain/folders/contract.ts';

/** So many exceptions may a selection of a whole folder name. */
const mostExcepted = 10_000;

/** All that lies in a folder, as it was when it was chosen: a million rows are one small object. */
export interface Whole {
  readonly folderId: string;
  readonly total: number;
  /** Of the files that lie directly in it. */
  readonly bytes: number;
  /** What the list showed; throwing away is refused when more came in since. */
  readonly revision: number;
}

/** What is chosen in a list: some rows, or a whole folder but a few. `anchor` is where Shift begins. */
export type Chosen =
  | {
      readonly kind: 'some';
      readonly items: ReadonlyMap<string, Item>;
      readonly anchor: string | null;
    }
  | {
      readonly kind: 'all';
      readonly whole: Whole;
      readonly except: ReadonlyMap<string, Item>;
      readonly anchor: string | null;
    };

/** What a press does to what is chosen. */
export type How = 'only' | 'toggle' | 'range' | 'add-range';

/** Nothing is chosen. */
export const nothing: Chosen = { kind: 'some', items: new Map(), anchor: null };

/** Choose these rows and no others. */
export function chooseSome(items: readonly Item[], anchor: string | null = null): Chosen {
  return { kind: 'some', items: byId(items), anchor: anchor ?? items.at(-1)?.id ?? null };
}

/** Choose all that lies in a folder. */
export function chooseAll(whole: Whole, anchor: string | null = null): Chosen {
  return { kind: 'all', whole, except: new Map(), anchor };
}

/** Read from the keys held down what a press means. */
export function decideHow(held: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): How {
  const command = held.ctrlKey || held.metaKey;
  if (held.shiftKey) return command ? 'add-range' : 'range';
  return command ? 'toggle' : 'only';
}

/**
 * Choose as a desktop does. Shift takes the rows from the anchor to the target and leaves the anchor
 * where it is; with Ctrl the rows are added to what was chosen before.
 */
export function choose(
  before: Chosen,
  { rows, target, how }: { rows: readonly Item[]; target: Item; how: How },
): Chosen {
  switch (how) {
    case 'only':
      return chooseSome([target]);
    case 'toggle':
      return { ...change(before, [target], !isChosen(before, target.id)), anchor: target.id };
    case 'range': {
      const range = rangeOf(rows, before.anchor, target);
      return chooseSome(range, anchorOf(rows, before.anchor, target));
    }
    case 'add-range': {
      const range = rangeOf(rows, before.anchor, target);
      return { ...change(before, range, true), anchor: anchorOf(rows, before.anchor, target) };
    }
  }
}

/**
 * Choose from the anchor to an end of the folder that is not loaded: all but the rows on the other side
 * of the anchor. Null when those are too many to be named.
 */
export function chooseToEdge(
  before: Chosen,
  { whole, rows, target, edge }: ToEdge,
): Extract<Chosen, { kind: 'all' }> | null {
  const anchor = anchorOf(rows, before.anchor, target);
  const at = rows.findIndex(({ id }) => id === anchor);
  const others = edge === 'last' ? rows.slice(0, at) : rows.slice(at + 1);
  if (at < 0 || others.length > mostExcepted) return null;
  return { kind: 'all', whole, except: byId(others), anchor };
}

interface ToEdge {
  readonly whole: Whole;
  /** All rows from the other end on. */
  readonly rows: readonly Item[];
  readonly target: Item;
  readonly edge: 'first' | 'last';
}

/** Take what was chosen as it is now: a row may have another name or version since. */
export function renew(chosen: Chosen, rows: readonly Item[]): Chosen {
  if (chosen.kind === 'all' || chosen.items.size === 0) return chosen;
  const changed = rows.filter((row) => {
    const before = chosen.items.get(row.id);
    return before !== undefined && before !== row;
  });
  return changed.length === 0 ? chosen : { ...chosen, items: put(chosen.items, changed, true) };
}

/** Tell whether a row is chosen. */
export function isChosen(chosen: Chosen, id: string): boolean {
  return chosen.kind === 'all' ? !chosen.except.has(id) : chosen.items.has(id);
}

/** Count what is chosen. */
export function countChosen(chosen: Chosen): number {
  if (chosen.kind === 'some') return chosen.items.size;
  return Math.max(0, chosen.whole.total - chosen.except.size);
}

/** Measure the chosen files; what lies inside of folders is not known here. */
export function measureChosen(chosen: Chosen): number {
  if (chosen.kind === 'some') return sumBytes(chosen.items);
  return Math.max(0, chosen.whole.bytes - sumBytes(chosen.except));
}

/** Write down what is chosen for the API. */
export function toSelection(chosen: Chosen): Selection {
  if (chosen.kind === 'some') return { ids: [...chosen.items.keys()] };
  const { folderId, revision } = chosen.whole;
  return { folderId, all: true, except: [...chosen.except.keys()], revision };
}

function change(before: Chosen, items: readonly Item[], isIn: boolean): Chosen {
  if (before.kind === 'all') return { ...before, except: put(before.except, items, !isIn) };
  return { ...before, items: put(before.items, items, isIn) };
}

function put(
  map: ReadonlyMap<string, Item>,
  items: readonly Item[],
  isIn: boolean,
): ReadonlyMap<string, Item> {
  const next = new Map(map);
  for (const item of items) {
    if (isIn) next.set(item.id, item);
    else next.delete(item.id);
  }
  return next;
}

/** An anchor that is not in the list any more is the target itself. */
function anchorOf(rows: readonly Item[], anchor: string | null, target: Item): string {
  return anchor !== null && rows.some(({ id }) => id === anchor) ? anchor : target.id;
}

function rangeOf(rows: readonly Item[], anchor: string | null, target: Item): readonly Item[] {
  const to = rows.findIndex(({ id }) => id === target.id);
  const from = rows.findIndex(({ id }) => id === anchor);
  if (to < 0) return [target];
  if (from < 0) return [target];
  return rows.slice(Math.min(from, to), Math.max(from, to) + 1);
}

function byId(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

function sumBytes(items: ReadonlyMap<string, Item>): number {
  return [...items.values()].reduce(
    (sum, item) => (item.kind === 'file' ? sum + item.bytes : sum),
    0,
  );
}
