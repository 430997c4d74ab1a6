import type { Transaction } from '#adapters/database/database.ts';
import { placeOf } from '#domain/folders/answers.ts';
import { getOwnFolder, requireAction } from '#domain/folders/change-tree.ts';
import { claimName } from '#domain/folders/claim-name.ts';
import type { Conflict } from '#domain/folders/contract.ts';
import type { Change } from '#domain/folders/journal/write-journal.ts';
import {
  addToFolder,
  deepenSubtree,
  type FolderRow,
  findClosed,
  measureHeight,
  measureSubtree,
  trashSubtree,
  untrashSubtree,
  updateFolder,
} from '#domain/folders/queries.ts';
import { maximumDepth } from '#domain/folders/rules.ts';
import { freshId } from '#lib/id.ts';
import { Problem } from '#lib/problem.ts';
import type { Ground } from '../ground.ts';
import { decideType } from '../media-type.ts';
import { insertTrash, removeTrash, type TrashRow, updateFile } from '../queries.ts';
import { type Item, requireChangeable } from './item.ts';
import { countOf } from './move-item.ts';

type Needs = Pick<Ground, 'now' | 'limits'>;

/** Throw something away with all that lies in it; nothing of that may be archived. */
export async function trashItem(tx: Transaction, ground: Needs, item: Item): Promise<Thrown> {
  requireChangeable(item);
  if (item.kind === 'folder') await requireOpen(tx, item.row);
  return throwAway(tx, ground, item);
}

/** What became of something that was thrown away, and where it lay. */
interface Thrown {
  readonly change: Change;
  readonly trashId: string;
  readonly from: FolderRow;
}

/**
 * Put something whose own state was judged into the trash, with all that lies in it. Until it is purged
 * it still counts as used.
 */
export async function throwAway(tx: Transaction, ground: Needs, item: Item): Promise<Thrown> {
  const { row, kind, parentId } = item;
  const { accountId } = row;
  const from = await getOwnFolder(tx, accountId, parentId);
  requireAction(from, 'write');

  const trashId = freshId();
  const trashedAt = ground.now();
  const size = item.kind === 'file' ? { files: 1, bytes: row.bytes } : await measure(tx, item.row);
  await insertTrash(tx, {
    id: trashId,
    accountId,
    kind,
    itemId: row.id,
    name: row.name,
    fromId: from.id,
    fromPath: (await placeOf(tx, from)).path,
    ...size,
    trashedAt,
    purgeAt: new Date(trashedAt.getTime() + ground.limits.trashSpan),
  });
  if (item.kind === 'folder') await trashSubtree(tx, item.row, trashId);
  const { version } =
    item.kind === 'file'
      ? await updateFile(tx, item.row, { trashId })
      : await updateFolder(tx, item.row, {});
  const { files, subfolders, bytes } = countOf(item);
  await addToFolder(tx, from.id, { files: -files, subfolders: -subfolders, bytes: -bytes });
  const before = { folderId: from.id, name: row.name, inTrash: false };
  const after = { ...before, inTrash: true };
  const { id: itemId, name } = row;
  return {
    change: { kind, itemId, name, before, after, version, problem: null },
    trashId,
    from,
  };
}

/** Refuse to throw away a folder in which something is archived, or on its way there or back. */
export async function requireOpen(tx: Transaction, folder: FolderRow): Promise<void> {
  const closed = await findClosed(tx, folder);
  if (!closed) return;
  const code = closed.state === 'archived' ? 'folder-archived' : 'folder-busy';
  throw new Problem(code, { folder: closed });
}

async function measure(tx: Transaction, folder: FolderRow) {
  const { files, bytes } = await measureSubtree(tx, folder);
  return { files, bytes };
}

/** Take something out of the trash and put it into a folder. */
export async function untrashItem(
  tx: Transaction,
  { item, trash }: { item: Item; trash: TrashRow },
  { to, name, conflict }: { to: FolderRow; name: string; conflict: Conflict },
): Promise<Change> {
  requireAction(to, 'write');
  const { row, kind } = item;
  if (item.kind === 'folder') {
    const height = await measureHeight(tx, item.row);
    if (to.depth + 1 + height > maximumDepth) {
      throw new Problem('folder-too-deep', { limit: maximumDepth });
    }
  }
  const claimed = await claimName(tx, { folderId: to.id, name, conflict });
  const back = await write(tx, item, { to, claimed, trashId: trash.id });
  await addToFolder(tx, to.id, countOf(item));
  await removeTrash(tx, trash.id);
  return {
    kind,
    itemId: row.id,
    name: back.name,
    before: { folderId: trash.fromId, name: row.name, inTrash: true },
    after: { folderId: to.id, name: back.name, inTrash: false },
    version: back.version,
    problem: null,
  };
}

async function write(
  tx: Transaction,
  item: Item,
  {
    to,
    claimed,
    trashId,
  }: { to: FolderRow; claimed: Awaited<ReturnType<typeof claimName>>; trashId: string },
): Promise<{ name: string; version: number }> {
  if (item.kind === 'file') {
    const kind = decideType(item.blobType, claimed.name);
    return updateFile(tx, item.row, { ...claimed, kind, folderId: to.id, trashId: null });
  }
  // Its place first: with its old one it could meet another of its name.
  const back = await updateFolder(tx, item.row, { ...claimed, parentId: to.id });
  await untrashSubtree(tx, back.accountId, trashId);
  await deepenSubtree(tx, back, to.depth + 1 - item.row.depth);
  return back;
}
