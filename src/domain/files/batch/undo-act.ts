import type { Transaction } from '#adapters/database/database.ts';
import { changeTree, getOwnFolder, type Once } from '#domain/folders/change-tree.ts';
import type { ActAnswer } from '#domain/folders/journal/contract.ts';
import { describeAct } from '#domain/folders/journal/list-journal.ts';
import {
  findJournal,
  type JournalRow,
  listChangedSince,
  updateJournal,
} from '#domain/folders/journal/queries.ts';
import { type DriveRow, findFolder } from '#domain/folders/queries.ts';
import { Problem } from '#lib/problem.ts';
import type { Ground } from '../ground.ts';
import { beginAct } from './run-act.ts';

/** So many of the things that stand in the way are named. */
const namedChanges = 100;

/**
 * Undo an act of the journal, as one: nothing is touched when something of it has changed since. An
 * undone act can be undone too.
 */
export async function undoAct(
  ground: Pick<Ground, 'database' | 'now' | 'limits' | 'fault'>,
  accountId: string,
  seq: number,
  once: Once | null = null,
): Promise<ActAnswer> {
  return changeTree(
    ground,
    accountId,
    async (tx, drive) => {
      const undone = await findJournal(tx, accountId, seq);
      if (!undone) throw new Problem('journal-not-found');
      await requireUndoable(tx, undone);
      const folder =
        (await findFolder(tx, accountId, undone.folderId)) ??
        (await getOwnFolder(tx, accountId, drive.rootId));
      const task = { act: 'undo', journalId: undone.id } as const;
      const journal = await beginAct(tx, ground, drive, { op: 'undo', folder, task, undoOf: seq });
      const answer = await describeAct(tx, journal);
      // Of one slice all of it happens, or none.
      if (journal.state === 'done' && journal.refused > 0) {
        throw new Problem('undo-too-late', { changed: answer.refused });
      }
      await note(tx, drive, undone);
      return answer;
    },
    once,
  );
}

async function requireUndoable(tx: Transaction, undone: JournalRow): Promise<void> {
  if (undone.state === 'running') throw new Problem('act-running');
  if (undone.undoneBy !== null) throw new Problem('undo-too-late', { undoneBy: undone.undoneBy });
  const changed = await listChangedSince(tx, undone, namedChanges);
  if (changed.length > 0) {
    throw new Problem('undo-too-late', {
      changed: changed.map(({ kind, itemId: id, name }) => ({ kind, id, name })),
    });
  }
}

/** Who undoes an undoing does the first act again, and that can be undone once more. */
async function note(tx: Transaction, { revision }: DriveRow, undone: JournalRow): Promise<void> {
  await updateJournal(tx, undone, { undoneBy: revision });
  if (undone.undoOf === null) return;
  const first = await findJournal(tx, undone.accountId, undone.undoOf);
  if (first) await updateJournal(tx, first, { undoneBy: null });
}
