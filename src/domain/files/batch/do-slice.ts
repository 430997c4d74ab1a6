import type { Transaction } from '#adapters/database/database.ts';
import type { JournalRow } from '#domain/folders/journal/queries.ts';
import type { Change, Outcome } from '#domain/folders/journal/write-journal.ts';
import { toNameKey } from '#domain/folders/names.ts';
import { measureSubtree } from '#domain/folders/queries.ts';
import { isProblem, Problem } from '#lib/problem.ts';
import { copyItem } from '../acts/copy-item.ts';
import { findItem, type Item } from '../acts/item.ts';
import { type FileItem, isWritable, keepsName, moveFiles, trashFiles } from '../acts/many-files.ts';
import { moveItem } from '../acts/move-item.ts';
import { trashItem } from '../acts/trash-item.ts';
import type { Ground } from '../ground.ts';
import { findFiles } from '../queries.ts';
import { findLevel, isEnough } from '../shares/reach.ts';
import type { Selection } from './contract.ts';
import { knownFolders, knownNames } from './known.ts';
import { walkFiles, walkFolders } from './queries.ts';
import { type DoTask, type Slice, sliceSize } from './task.ts';

type Needs = Pick<Ground, 'now' | 'limits'>;
type IsReached = (folderId: string) => Promise<boolean>;
type InFolder = Extract<Selection, { all: true }>;

/** Do the next slice of an act. What is refused is noted and left alone. */
export async function doSlice(
  tx: Transaction,
  ground: Needs,
  { journal, task }: { journal: JournalRow; task: DoTask },
): Promise<Slice> {
  const { selection } = task;
  const { items, cursor } =
    'ids' in selection
      ? nextIds(selection.ids, Number(journal.cursor ?? 0))
      : await nextInFolder(tx, journal, selection);
  const outcomes = await doInRuns(tx, ground, { items, task, journal });
  return { outcomes, cursor };
}

/** Files of which nothing can be refused go together, as far as they stand one after the other. */
async function doInRuns(
  tx: Transaction,
  ground: Needs,
  { items, ...how }: { items: readonly Candidate[]; task: DoTask; journal: JournalRow },
): Promise<Outcome[]> {
  const { accountId } = how.journal;
  const { act, targetId } = how.task;
  const files = await loadFiles(tx, accountId, items);
  const homes = knownFolders(tx, accountId, [
    ...[...files.values()].map(({ parentId }) => parentId),
    targetId ?? '',
  ]);
  const names = knownNames(
    tx,
    [...files.values()].map(({ row }) => row.nameKey),
  );
  const isReached = reachedFolders(tx, ground, how);
  const outcomes: Outcome[] = [];
  let run: FileItem[] = [];

  async function flush(): Promise<void> {
    if (run.length === 0) return;
    const folders = await homes.read();
    const to = folders.get(targetId ?? '');
    outcomes.push(
      ...(to
        ? await moveFiles(tx, { items: run, to, now: ground.now() })
        : await trashFiles(tx, ground, { items: run, folders })),
    );
    run = [];
  }

  async function isSimple(item: FileItem): Promise<boolean> {
    const folders = await homes.read();
    if (!(await isReached(item.parentId))) return false;
    if (act === 'copy' || item.row.trashId || !isWritable(folders.get(item.parentId))) return false;
    if (targetId === null) return true;
    if (targetId === item.parentId || !isWritable(folders.get(targetId))) return false;
    return keepsName(item) && (await names.claim(targetId, item.row.nameKey));
  }

  for (const given of items) {
    const item = files.get(typeof given === 'string' ? given : given.row.id);
    if (item && (await isSimple(item))) {
      run.push(item);
      continue;
    }
    await flush();
    const outcome = await tryItem(tx, ground, { item: item ?? given, isReached, ...how });
    outcomes.push(outcome);
    // A folder that went took along what lies in it, and closed it.
    if (outcome.kind === 'folder') homes.forget();
    if (outcome.problem === null)
      await names.claim(outcome.after.folderId, toNameKey(outcome.name));
  }
  await flush();
  return outcomes;
}

/**
 * Know in which folders a guest may do this; their own account may everywhere. It is asked in each
 * slice: an act that goes on ends with the share that it came by.
 */
function reachedFolders(
  tx: Transaction,
  { now }: Needs,
  { task: { act, guestId }, journal: { accountId } }: { task: DoTask; journal: JournalRow },
): IsReached {
  const known = new Map<string, boolean>();
  return async (folderId) => {
    if (!guestId) return true;
    const told = known.get(folderId);
    if (told !== undefined) return told;
    const level = await findLevel({ database: tx, now }, guestId, { accountId, folderId });
    const isOne = isEnough(level, act === 'copy' ? 'read' : 'write');
    known.set(folderId, isOne);
    return isOne;
  };
}

/** Something to be done, or the id under which it will be looked for. */
type Candidate = Item | string;

function nextIds(ids: readonly string[], from: number): { items: string[]; cursor: number | null } {
  const each = [...new Set(ids)];
  const end = from + sliceSize;
  return { items: each.slice(from, end), cursor: end < each.length ? end : null };
}

/** Read the files among what is to be done, by their ids; the rest is looked for when its turn comes. */
async function loadFiles(
  tx: Transaction,
  accountId: string,
  items: readonly Candidate[],
): Promise<Map<string, FileItem>> {
  const ids = items.filter((item) => typeof item === 'string');
  const rows = ids.length > 0 ? await findFiles(tx, accountId, ids) : [];
  const files = [
    ...items.flatMap((item) => (typeof item !== 'string' && item.kind === 'file' ? [item] : [])),
    ...rows.map((file) => ({ kind: 'file' as const, ...file, parentId: file.row.folderId })),
  ];
  return new Map(files.map((item) => [item.row.id, item]));
}

/** Folders come first, then files. The cursor names the section and the last row of it. */
async function nextInFolder(
  tx: Transaction,
  { accountId, cursor, createdAt: madeBefore }: JournalRow,
  selection: InFolder,
): Promise<{ items: Item[]; cursor: unknown }> {
  // Only this function writes the cursors of such an act.
  const [section, after] = (cursor ?? ['folder', null]) as [Item['kind'], [string, string] | null];
  const { folderId: parentId } = selection;
  const walk = { selection, madeBefore };
  const items: Item[] = [];
  if (section === 'folder') {
    const rows = await walkFolders(tx, accountId, { ...walk, after, limit: sliceSize });
    items.push(...rows.map((row) => ({ kind: 'folder' as const, row, parentId })));
  }
  const limit = sliceSize - items.length;
  if (limit > 0) {
    const from = section === 'file' ? after : null;
    const rows = await walkFiles(tx, accountId, { ...walk, after: from, limit });
    items.push(...rows.map((file) => ({ kind: 'file' as const, ...file, parentId })));
  }
  const last = items.at(-1);
  if (items.length < sliceSize || !last) return { items, cursor: null };
  return { items, cursor: [last.kind, [last.row.nameSort, last.row.id]] };
}

async function tryItem(
  tx: Transaction,
  ground: Needs,
  {
    item: given,
    isReached,
    ...how
  }: { item: Candidate; isReached: IsReached; task: DoTask; journal: JournalRow },
): Promise<Outcome> {
  const { accountId } = how.journal;
  let item: Item | null = null;
  try {
    const found = typeof given === 'string' ? await findItem(tx, accountId, given) : given;
    // Of what a guest may not touch not even the name is told.
    if (!found || !(await isReached(found.parentId))) throw new Problem('file-not-found');
    item = found;
    return await doItem(tx, ground, { item, ...how });
  } catch (error) {
    if (!isProblem(error)) throw error;
    const itemId = typeof given === 'string' ? given : given.row.id;
    return { kind: item?.kind ?? 'file', itemId, name: item?.row.name ?? '', problem: error.code };
  }
}

/** Every act judges first and then writes: a refusal here leaves nothing behind. */
async function doItem(
  tx: Transaction,
  ground: Needs,
  { item, task, journal }: { item: Item; task: DoTask; journal: JournalRow },
): Promise<Change> {
  const { act, targetId, conflict } = task;
  if (act === 'trash' || targetId === null) {
    if (item.kind === 'folder' && !task.emptyFirst && (item.row.files || item.row.folders)) {
      throw new Problem('folder-not-empty', await measureSubtree(tx, item.row));
    }
    return (await trashItem(tx, ground, item)).change;
  }
  const destination = { folderId: targetId, name: item.row.name, conflict };
  if (act === 'move') return moveItem(tx, item, destination, ground.now());
  // Later than the act itself: a copy beside its original is not copied again by the next slice.
  const now = new Date(Math.max(ground.now().getTime(), journal.createdAt.getTime() + 1));
  return copyItem(tx, item, destination, now);
}
