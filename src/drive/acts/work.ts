import type { Selection } from '#domain/files/batch/contract.ts';
import type { Item } from '#domain/folders/contract.ts';
import { type Chosen, countChosen, toSelection } from '#drive/selection/selection.ts';

/** What is done to many things at once. */
export type ManyAct = 'move' | 'copy' | 'trash';

/** A folder that an act leads to, as its sentence names it. */
export interface Target {
  readonly id: string;
  readonly name: string;
}

/** An act that a person asks for; with `ids` only these of what was chosen. */
export type Wish = {
  readonly what: Chosen;
  readonly ids?: readonly string[];
} & ({ readonly action: 'move' | 'copy'; readonly target: Target } | { readonly action: 'trash' });

/** An act that goes on after the answer, with what is known of its way. */
export interface Work {
  readonly seq: number;
  readonly label: string;
  readonly done: number;
  /** Null when nobody has counted. */
  readonly total: number | null;
}

/** What was cut or copied and waits for its new place. */
export interface Clipboard {
  readonly action: 'move' | 'copy';
  readonly what: Chosen;
  /** The folder that it lies in; null when it came from several. */
  readonly homeId: string | null;
}

/** From so many things on a clash of names is not asked about one by one: both are kept. */
export const askUpTo = 100;

/** Decide what happens to a name that is taken, before anybody is asked. */
export function decideConflict(
  wish: Wish,
  { count, homeId }: { count: number; homeId: string | null },
): 'refuse' | 'keep-both' {
  if (wish.action === 'trash') return 'refuse';
  // A copy beside its original can only mean a second one.
  if (wish.action === 'copy' && wish.target.id === homeId) return 'keep-both';
  return count > askUpTo ? 'keep-both' : 'refuse';
}

/** How many things a wish is about. */
export function countWish({ what, ids }: Wish): number {
  return ids?.length ?? countChosen(what);
}

/** What the API is asked to act on. */
export function toWishSelection({ what, ids }: Wish): Selection {
  return ids ? { ids: [...ids] } : toSelection(what);
}

/** The one thing that is meant, or null when there are several. */
export function findOnly(what: Chosen): Item | null {
  if (what.kind === 'all' || what.items.size !== 1) return null;
  return [...what.items.values()][0] ?? null;
}
