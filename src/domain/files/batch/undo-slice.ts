import type { Transaction } from '#adapters/database/database.ts';
import { getOwnFolder } from '#domain/folders/change-tree.ts';
import type { JournalItemRow } from '#domain/folders/journal/queries.ts';
import { type JournalRow, listChangesBefore } from '#domain/folders/journal/queries.ts';
import type { Change, Outcome, Spot } from '#domain/folders/journal/write-journal.ts';
import { isProblem, Problem } from '#lib/problem.ts';
import { findItem, type Item } from '../acts/item.ts';
import { moveItem } from '../acts/move-item.ts';
import { trashItem, untrashItem } from '../acts/trash-item.ts';
import type { Ground } from '../ground.ts';
import { findTrash } from '../queries.ts';
import { renewVersion } from './queries.ts';
import { type Slice, sliceSize, type UndoTask } from './task.ts';

type Needs = Pick<Ground, 'now' | 'limits'>;

/** Undo the next slice of an act, its last change first. What has changed since is left alone. */
export async function undoSlice(
  tx: Transaction,
  ground: Needs,
  { journal, task }: { journal: JournalRow; task: UndoTask },
): Promise<Slice> {
  const { accountId } = journal;
  const changes = await listChangesBefore(
    tx,
    { id: task.journalId, accountId },
    { before: Number(journal.cursor ?? Number.MAX_SAFE_INTEGER), limit: sliceSize },
  );
  const outcomes: Outcome[] = [];
  for (const change of changes) outcomes.push(await tryChange(tx, ground, change));
  const last = changes.at(-1);
  return { outcomes, cursor: changes.length === sliceSize && last ? last.number : null };
}

async function tryChange(tx: Transaction, ground: Needs, change: JournalItemRow): Promise<Outcome> {
  const { accountId, kind, itemId, name } = change;
  try {
    const item = await findItem(tx, accountId, itemId, kind);
    if (!item || item.row.version !== change.version) throw new Problem('undo-too-late');
    const undone = await undoChange(tx, ground, { item, change });
    const from = change.version - 1;
    await renewVersion(tx, { accountId, itemId, from, to: undone.version });
    return undone;
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { kind, itemId, name, problem: error.code };
  }
}

async function undoChange(
  tx: Transaction,
  ground: Needs,
  { item, change }: { item: Item; change: JournalItemRow },
): Promise<Change> {
  // `addToJournal` wrote them.
  const before = change.before as Spot | null;
  const after = change.after as Spot;
  // What was made goes where what is thrown away goes: nothing that came into it since is lost.
  if (before === null || before.inTrash) return (await trashItem(tx, ground, item)).change;
  const { folderId, name } = before;
  if (!after.inTrash) {
    return moveItem(tx, item, { folderId, name, conflict: 'refuse' }, ground.now());
  }
  const trash = await findTrash(tx, change.accountId, String(item.row.trashId));
  if (!trash) throw new Problem('undo-too-late');
  const to = await getOwnFolder(tx, change.accountId, folderId);
  return untrashItem(tx, { item, trash }, { to, name, conflict: 'refuse' });
}
