import type { Transaction } from '#adapters/database/database.ts';
import { getOwnFolder } from '#domain/folders/change-tree.ts';
import type { JournalItemRow } from '#domain/folders/journal/queries.ts';
import { type JournalRow, listChangesBefore } from '#domain/folders/journal/queries.ts';
import type { Change, Outcome, Spot } from '#domain/folders/journal/write-journal.ts';
import { toNameKey } from '#domain/folders/names.ts';
import { isProblem, Problem } from '#lib/problem.ts';
import { giveContent } from '../acts/give-content.ts';
import { findItem, type Item } from '../acts/item.ts';
import {
  type FileItem,
  isWritable,
  keepsName,
  moveFiles,
  trashFiles,
  untrashFiles,
} from '../acts/many-files.ts';
import { moveItem } from '../acts/move-item.ts';
import { trashItem, untrashItem } from '../acts/trash-item.ts';
import type { Ground } from '../ground.ts';
import { addReference, findFiles, findTrash, findTrashes, type TrashRow } from '../queries.ts';
import { knownFolders, knownNames } from './known.ts';
import { renewVersions } from './queries.ts';
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
  const outcomes = await undoInRuns(tx, ground, { accountId, changes });
  const last = changes.at(-1);
  return { outcomes, cursor: changes.length === sliceSize && last ? last.number : null };
}

/** A file of which an undoing cannot be refused, and what is done to it. */
interface Simple {
  readonly act: 'trash' | 'move' | 'untrash';
  /** Where to; empty for the trash. */
  readonly toId: string;
  readonly item: FileItem;
  readonly trash: TrashRow | null;
}

/** Files that go the same way, and of which nothing can be refused, go together. */
async function undoInRuns(
  tx: Transaction,
  ground: Needs,
  { accountId, changes }: { accountId: string; changes: readonly JournalItemRow[] },
): Promise<Outcome[]> {
  const files = await loadFiles(tx, accountId, changes);
  const homes = knownFolders(tx, accountId, [
    ...changes.flatMap(({ before }) => spotOf(before)?.folderId ?? []),
    ...[...files.values()].map(({ item }) => item.parentId),
  ]);
  const names = knownNames(
    tx,
    [...files.values()].map(({ item }) => item.row.nameKey),
  );
  const outcomes: Outcome[] = [];
  let run: Simple[] = [];

  async function flush(): Promise<void> {
    const [first] = run;
    if (!first) return;
    outcomes.push(...(await undoRun(tx, ground, { run, folders: await homes.read() })));
    const versions = Map.groupBy(run, ({ item }) => item.row.version);
    for (const [version, same] of versions) {
      const itemIds = same.map(({ item }) => item.row.id);
      await renewVersions(tx, { accountId, itemIds, from: version - 1, to: version + 1 });
    }
    run = [];
  }

  async function simplify(change: JournalItemRow): Promise<Simple | null> {
    const found = files.get(change.itemId);
    if (!found || found.item.row.version !== change.version) return null;
    const { item, trash } = found;
    const folders = await homes.read();
    const [before, after] = [spotOf(change.before), spotOf(change.after)];
    const isLive = !item.row.trashId && isWritable(folders.get(item.parentId));
    if (before === null || before.inTrash) {
      return isLive ? { act: 'trash', toId: '', item, trash: null } : null;
    }
    const { folderId: toId, name, content } = before;
    if (content) return null;
    const act = after?.inTrash ? 'untrash' : 'move';
    if (act === 'untrash' ? !trash : !isLive || toId === item.parentId) return null;
    if (name !== item.row.name || !keepsName(item) || !isWritable(folders.get(toId))) return null;
    return (await names.claim(toId, item.row.nameKey)) ? { act, toId, item, trash } : null;
  }

  for (const change of changes) {
    const simple = change.kind === 'file' ? await simplify(change) : null;
    const [first] = run;
    if (simple && (!first || (first.act === simple.act && first.toId === simple.toId))) {
      run.push(simple);
      continue;
    }
    await flush();
    if (simple) {
      run.push(simple);
      continue;
    }
    const outcome = await tryChange(tx, ground, change);
    outcomes.push(outcome);
    if (outcome.kind === 'folder') homes.forget();
    if (outcome.problem === null)
      await names.claim(outcome.after.folderId, toNameKey(outcome.name));
  }
  await flush();
  return outcomes;
}

async function undoRun(
  tx: Transaction,
  ground: Needs,
  { run, folders }: { run: readonly Simple[]; folders: Awaited<ReturnType<Homes['read']>> },
): Promise<Change[]> {
  const [first] = run;
  const items = run.map(({ item }) => item);
  const to = folders.get(first?.toId ?? '');
  if (!first || !to) return trashFiles(tx, ground, { items, folders });
  if (first.act === 'move') return moveFiles(tx, { items, to, now: ground.now() });
  const thrown = run.flatMap(({ item, trash }) => (trash ? [{ item, trash }] : []));
  return untrashFiles(tx, { items: thrown, to });
}
type Homes = ReturnType<typeof knownFolders>;

// `addToJournal` wrote them.
const spotOf = (spot: unknown) => spot as Spot | null;

/** Read the files that were changed, each with the entry of the trash that holds it. */
async function loadFiles(
  tx: Transaction,
  accountId: string,
  changes: readonly JournalItemRow[],
): Promise<Map<string, { item: FileItem; trash: TrashRow | null }>> {
  const ids = changes.flatMap(({ kind, itemId }) => (kind === 'file' ? [itemId] : []));
  const rows = ids.length > 0 ? await findFiles(tx, accountId, ids) : [];
  const trashIds = rows.flatMap(({ row }) => row.trashId ?? []);
  const entries = trashIds.length > 0 ? await findTrashes(tx, accountId, trashIds) : [];
  const trash = new Map(entries.map((entry) => [entry.id, entry]));
  return new Map(
    rows.map((file) => {
      const item = { kind: 'file' as const, ...file, parentId: file.row.folderId };
      return [file.row.id, { item, trash: trash.get(file.row.trashId ?? '') ?? null }];
    }),
  );
}

async function tryChange(tx: Transaction, ground: Needs, change: JournalItemRow): Promise<Outcome> {
  const { accountId, kind, itemId, name } = change;
  try {
    const item = await findItem(tx, accountId, itemId, kind);
    if (!item || item.row.version !== change.version) throw new Problem('undo-too-late');
    const undone = await undoChange(tx, ground, { item, change });
    const from = change.version - 1;
    await renewVersions(tx, { accountId, itemIds: [itemId], from, to: undone.version });
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
  const before = spotOf(change.before);
  const after = spotOf(change.after);
  // What was made goes where what is thrown away goes: nothing that came into it since is lost.
  if (before === null || before.inTrash) return (await trashItem(tx, ground, item)).change;
  const { folderId, name, content } = before;
  if (content) return takeBack(tx, ground, { item, content });
  if (!after?.inTrash) {
    return moveItem(tx, item, { folderId, name, conflict: 'refuse' }, ground.now());
  }
  const trash = await findTrash(tx, change.accountId, String(item.row.trashId));
  // Given up, it may be half gone already.
  if (!trash || trash.purgeAt <= ground.now()) throw new Problem('undo-too-late');
  const to = await getOwnFolder(tx, change.accountId, folderId);
  return untrashItem(tx, { item, trash }, { to, name, conflict: 'refuse' });
}

/** The file points to what it held before; the journal keeps what it gave up, for the next undoing. */
async function takeBack(
  tx: Transaction,
  ground: Needs,
  { item, content }: { item: Item; content: NonNullable<Spot['content']> },
): Promise<Change> {
  const { blobId, modifiedAt } = content;
  if (item.kind !== 'file') throw new Problem('undo-too-late');
  const blob = await addReference(tx, blobId, 1);
  const given = { blob, modifiedAt: modifiedAt ? new Date(modifiedAt) : null, now: ground.now() };
  return (await giveContent(tx, item, given)).change;
}
