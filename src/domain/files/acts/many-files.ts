import type { Transaction } from '#adapters/database/database.ts';
import { placeOf } from '#domain/folders/answers.ts';
import type { Change } from '#domain/folders/journal/write-journal.ts';
import { findNameFault, toNameKey } from '#domain/folders/names.ts';
import { addToFolder, type FolderRow } from '#domain/folders/queries.ts';
import { decideFolderAction } from '#domain/folders/rules.ts';
import { freshId } from '#lib/id.ts';
import type { Ground } from '../ground.ts';
import { decideType } from '../media-type.ts';
import {
  insertTrashes,
  moveFileRows,
  removeTrashes,
  type TrashRow,
  trashFileRows,
  untrashFileRows,
} from '../queries.ts';
import type { Item } from './item.ts';

// The same acts as in `move-item` and `trash-item`, on many files in a few statements. Who calls them
// has judged that nothing of it can be refused: what might be goes one by one, and says why.

export type FileItem = Extract<Item, { kind: 'file' }>;

/** Tell whether a folder lets what lies in it be changed. */
export function isWritable(folder: FolderRow | undefined): folder is FolderRow {
  if (!folder || folder.trashId) return false;
  return decideFolderAction(folder.state, 'write') === 'yes';
}

/** Tell whether a file keeps its name and its type where it goes. */
export function keepsName({ row, blobType }: FileItem): boolean {
  return (
    findNameFault(row.name) === null &&
    toNameKey(row.name) === row.nameKey &&
    decideType(blobType, row.name) === row.kind
  );
}

/** Throw many files away, each by itself: every one can be taken out of the trash alone. */
export async function trashFiles(
  tx: Transaction,
  { now, limits }: Pick<Ground, 'now' | 'limits'>,
  { items, folders }: { items: readonly FileItem[]; folders: ReadonlyMap<string, FolderRow> },
): Promise<Change[]> {
  const paths = new Map<string, string>();
  for (const folder of homesOf(items, folders)) {
    paths.set(folder.id, (await placeOf(tx, folder)).path);
  }
  const trashedAt = now();
  const purgeAt = new Date(trashedAt.getTime() + limits.trashSpan);
  const rows = items.map(({ row, parentId }) => ({
    id: freshId(),
    accountId: row.accountId,
    kind: 'file' as const,
    itemId: row.id,
    name: row.name,
    fromId: parentId,
    fromPath: paths.get(parentId) ?? '',
    files: 1,
    bytes: row.bytes,
    trashedAt,
    purgeAt,
  }));
  await insertTrashes(tx, rows);
  await trashFileRows(tx, rows);
  await count(tx, items, { out: true });
  return items.map((item) => {
    const before = { folderId: item.parentId, name: item.row.name, inTrash: false };
    return changeOf(item, { before, after: { ...before, inTrash: true } });
  });
}

/** Move many files from wherever they lie into one other folder, in which their names are free. */
export async function moveFiles(
  tx: Transaction,
  { items, to, now }: { items: readonly FileItem[]; to: FolderRow; now: Date },
): Promise<Change[]> {
  const ids = items.map(({ row }) => row.id);
  await moveFileRows(tx, ids, { folderId: to.id, changedAt: now });
  await count(tx, items, { out: true });
  await count(tx, items, { into: to.id });
  return items.map((item) => {
    const before = { folderId: item.parentId, name: item.row.name, inTrash: false };
    return changeOf(item, { before, after: { ...before, folderId: to.id } });
  });
}

/** Take many files out of the trash into one folder, in which their names are free. */
export async function untrashFiles(
  tx: Transaction,
  { items, to }: { items: readonly { item: FileItem; trash: TrashRow }[]; to: FolderRow },
): Promise<Change[]> {
  const files = items.map(({ item }) => item);
  await untrashFileRows(
    tx,
    files.map(({ row }) => row.id),
    to.id,
  );
  await removeTrashes(
    tx,
    items.map(({ trash }) => trash.id),
  );
  await count(tx, files, { into: to.id });
  return items.map(({ item, trash }) => {
    const { name } = item.row;
    const before = { folderId: trash.fromId, name, inTrash: true };
    return changeOf(item, { before, after: { folderId: to.id, name, inTrash: false } });
  });
}

function changeOf({ row }: FileItem, { before, after }: Pick<Change, 'before' | 'after'>): Change {
  const { id: itemId, name, version } = row;
  return { kind: 'file', itemId, name, before, after, version: version + 1, problem: null };
}

function homesOf(items: readonly FileItem[], folders: ReadonlyMap<string, FolderRow>): FolderRow[] {
  const ids = new Set(items.map(({ parentId }) => parentId));
  return [...ids].flatMap((id) => folders.get(id) ?? []);
}

/** Count files out of the folders that they lay in, or into one. */
async function count(
  tx: Transaction,
  items: readonly FileItem[],
  where: { out: true } | { into: string },
): Promise<void> {
  const groups = Map.groupBy(items, ({ parentId }) => ('into' in where ? where.into : parentId));
  const sign = 'into' in where ? 1 : -1;
  for (const [folderId, inside] of groups) {
    const bytes = inside.reduce((sum, { row }) => sum + row.bytes, 0);
    await addToFolder(tx, folderId, { files: sign * inside.length, bytes: sign * bytes });
  }
}
