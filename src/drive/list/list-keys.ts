import type { How } from '#drive/selection/selection.ts';

/** A key with what is held down beside it. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Where the focus goes in a list, and what that chooses; null chooses nothing. */
export interface ListMove {
  readonly to: number;
  readonly how: How | null;
}

/** One of the two ends of a list. */
export type Edge = 'first' | 'last';

/** The end of the list that a key leads to, or null. */
export function findEdge(key: string): Edge | null {
  if (key === 'Home') return 'first';
  return key === 'End' ? 'last' : null;
}

/** Decide what an arrow, a page key, Home, End or Space does in a list. */
export function decideListMove(
  { key, ctrlKey, metaKey, altKey, shiftKey }: Pressed,
  { index, count, pageRows }: { index: number; count: number; pageRows: number },
): ListMove | null {
  if (altKey || count === 0) return null;
  const command = ctrlKey || metaKey;
  const at = Math.max(0, index);
  if (key === ' ') return { to: at, how: shiftKey ? 'range' : 'toggle' };
  const wanted = {
    ArrowUp: at - 1,
    ArrowDown: at + 1,
    PageUp: at - pageRows,
    PageDown: at + pageRows,
    Home: 0,
    End: count - 1,
  }[key];
  if (wanted === undefined) return null;
  const to = Math.min(count - 1, Math.max(0, wanted));
  if (shiftKey) return { to, how: command ? 'add-range' : 'range' };
  return { to, how: command ? null : 'only' };
}

/**
 * Find the row that typed letters lead to, from the focus on and around the end. One letter again and
 * again walks through all that begin with it.
 */
export function findTyped(names: readonly string[], typed: string, index: number): number {
  const isOneLetter = [...typed].every((letter) => letter === typed[0]);
  const start = (isOneLetter ? typed.charAt(0) : typed).toLocaleLowerCase();
  // A longer word may mean the row that has the focus already.
  const from = isOneLetter ? index + 1 : index;
  for (let step = 0; step < names.length; step++) {
    const at = (Math.max(0, from) + step) % names.length;
    if (names[at]?.toLocaleLowerCase().startsWith(start)) return at;
  }
  return -1;
}
