import type { Item, ListItemsRequest } from '#domain/folders/contract.ts';
import { listItems } from '#domain/folders/list-items.ts';
import { findFolder } from '#domain/folders/queries.ts';
import { Problem } from '#lib/problem.ts';
import { type FileContent, getContent } from '../get-file.ts';
import type { Ground } from '../ground.ts';
import { findFile } from '../queries.ts';
import type { Zip } from '../zip/zip.ts';
import { zipFolder } from '../zip/zip-folder.ts';
import type { GuestItem, ListSharedAnswer, SharedAnswer } from './contract.ts';
import { type Access, requireInside } from './open-share.ts';
import { takeDownload } from './queries.ts';
import { findScope } from './reach.ts';

/** Tell what a link shows. */
export async function describeShared(
  { database }: Pick<Ground, 'database'>,
  { share, accountId }: Access,
): Promise<SharedAnswer> {
  const expiresAt = share.expiresAt?.toISOString() ?? null;
  if (share.fileId !== null) {
    const found = await findFile(database, accountId, share.fileId);
    if (!found) throw new Problem('share-gone');
    const { id, name, bytes, changedAt } = found.file;
    return { kind: 'file', id, name, bytes, changedAt: changedAt.toISOString(), expiresAt };
  }
  const folder = await findFolder(database, accountId, share.folderId ?? '');
  if (!folder) throw new Problem('share-gone');
  const { id, name, changedAt } = folder;
  return { kind: 'folder', id, name, bytes: null, changedAt: changedAt.toISOString(), expiresAt };
}

/** List what lies in a shared folder, or in one below it. */
export async function listShared(
  ground: Ground,
  access: Access,
  folderId: string,
  request: ListItemsRequest,
): Promise<ListSharedAnswer> {
  const trail = await requireInside(ground, access, folderId);
  const page = await listItems(ground, access.accountId, folderId, request);
  const { next, prev, last, total, items } = page;
  return { trail, items: items.map(toGuestItem), next, prev, last, total };
}

/** Get the bytes of a shared file, or of one in a shared folder. */
export async function getSharedContent(
  ground: Ground,
  access: Access,
  fileId: string,
): Promise<FileContent> {
  const { share, accountId } = access;
  const found = await findFile(ground.database, accountId, fileId);
  if (!found || found.file.trashId) throw new Problem('file-not-found');
  const at = { accountId, folderId: found.folder.id, fileId };
  if (!(await findScope(ground.database, [share], at))) throw new Problem('file-not-found');
  return getContent(ground, accountId, fileId);
}

/** Make a zip of a shared folder, or of one below it. */
export async function zipShared(ground: Ground, access: Access, folderId: string): Promise<Zip> {
  await requireInside(ground, access, folderId);
  return zipFolder(ground, access.accountId, folderId);
}

/**
 * Count a download, before its first byte goes out. Each request for bytes is one, also for a part of
 * them: else who asks in parts would have no limit.
 */
export async function countDownload(
  { database, now }: Pick<Ground, 'database' | 'now'>,
  { share }: Access,
): Promise<void> {
  const isOne = await database.transaction((tx) => takeDownload(tx, share.id, now()));
  if (!isOne) throw new Problem('share-gone');
}

function toGuestItem(item: Item): GuestItem {
  const { kind, id, name, changedAt } = item;
  return { kind, id, name, bytes: item.kind === 'file' ? item.bytes : null, changedAt };
}
