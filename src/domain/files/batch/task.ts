import type { Conflict } from '#domain/folders/contract.ts';
import type { Outcome } from '#domain/folders/journal/write-journal.ts';
import type { Selection } from './contract.ts';

/** So many things are changed in one transaction. */
export const sliceSize = 1_000;

/** One thing done to many. */
export interface DoTask {
  readonly act: 'move' | 'copy' | 'trash';
  readonly selection: Selection;
  /** Where to; null for the trash. */
  readonly targetId: string | null;
  readonly conflict: Conflict;
  /** Folders that hold something go to the trash too. */
  readonly emptyFirst: boolean;
  /** Who does it in the drive of another; null for whose drive it is. */
  readonly guestId: string | null;
}

/** An act of the journal undone, the last change first. */
export interface UndoTask {
  readonly act: 'undo';
  readonly journalId: string;
}

export type Task = DoTask | UndoTask;

/** What one slice did, and where the next one begins; null when there is none. */
export interface Slice {
  readonly outcomes: readonly Outcome[];
  readonly cursor: unknown;
}
