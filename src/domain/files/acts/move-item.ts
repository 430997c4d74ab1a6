import type { Transaction } from '#adapters/database/database.ts';
import { getOwnFolder, requireAction } from '#domain/folders/change-tree.ts';
import { claimName } from '#domain/folders/claim-name.ts';
import type { Conflict } from '#domain/folders/contract.ts';
import type { Change } from '#domain/folders/journal/write-journal.ts';
import {
  addToFolder,
  deepenSubtree,
  type FolderRow,
  listTrail,
  measureHeight,
  updateFolder,
} from '#domain/folders/queries.ts';
import { maximumDepth } from '#domain/folders/rules.ts';
import { Problem } from '#lib/problem.ts';
import { decideType } from '../media-type.ts';
import { updateFile } from '../queries.ts';
import { type Item, requireChangeable } from './item.ts';

/** Where something shall lie, and by which name. */
export interface Destination {
  readonly folderId: string;
  readonly name: string;
  readonly conflict: Conflict;
}

/**
 * Give something another place, another name, or both, under the lock of its tree. Nothing is
 * written before all is judged, so a refusal leaves no trace in a larger act.
 */
export async function moveItem(
  tx: Transaction,
  item: Item,
  { folderId, name, conflict }: Destination,
  now: Date,
): Promise<Change> {
  requireChangeable(item);
  const { row, parentId } = item;
  const from = await getOwnFolder(tx, row.accountId, parentId);
  requireAction(from, 'write');
  const to = folderId === from.id ? from : await getOwnFolder(tx, row.accountId, folderId);
  requireAction(to, 'write');
  if (item.kind === 'folder' && to.id !== from.id) await requireRoom(tx, item.row, to);
  const claimed = await claimName(tx, { folderId, name, conflict }, row.id);
  const moved = await write(tx, item, { to, claimed, now });
  if (to.id !== from.id) {
    const { files, subfolders, bytes } = countOf(item);
    await addToFolder(tx, from.id, { files: -files, subfolders: -subfolders, bytes: -bytes });
    await addToFolder(tx, to.id, { files, subfolders, bytes });
  } else await addToFolder(tx, to.id, {});
  return {
    kind: item.kind,
    itemId: row.id,
    name: moved.name,
    before: { folderId: from.id, name: row.name, inTrash: false },
    after: { folderId: to.id, name: moved.name, inTrash: false },
    version: moved.version,
    problem: null,
  };
}

/** Refuse to put a folder into itself or below itself, or deeper than folders may lie. */
export async function requireRoom(
  tx: Transaction,
  folder: FolderRow,
  to: FolderRow,
): Promise<void> {
  // From the target to the root, under the lock: two moves that cross cannot make a circle.
  const trail = await listTrail(tx, folder.accountId, to.id);
  if (trail.some(({ id }) => id === folder.id)) throw new Problem('folder-inside-itself');
  const height = await measureHeight(tx, folder);
  if (to.depth + 1 + height > maximumDepth) {
    throw new Problem('folder-too-deep', { limit: maximumDepth });
  }
}

/** What something adds to the counters of the folder that it lies in. */
export function countOf(item: Item): { files: number; subfolders: number; bytes: number } {
  return item.kind === 'file'
    ? { files: 1, subfolders: 0, bytes: item.row.bytes }
    : { files: 0, subfolders: 1, bytes: 0 };
}

async function write(
  tx: Transaction,
  item: Item,
  {
    to,
    claimed,
    now: changedAt,
  }: { to: FolderRow; claimed: Awaited<ReturnType<typeof claimName>>; now: Date },
): Promise<{ name: string; version: number }> {
  if (item.kind === 'file') {
    const kind = decideType(item.blobType, claimed.name);
    return updateFile(tx, item.row, { ...claimed, kind, folderId: to.id, changedAt });
  }
  const moved = await updateFolder(tx, item.row, { ...claimed, parentId: to.id, changedAt });
  await deepenSubtree(tx, moved, to.depth + 1 - item.row.depth);
  return moved;
}
