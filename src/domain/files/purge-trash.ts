import type { Transaction } from '#adapters/database/database.ts';
import { addToOutbox } from '#adapters/queue/queries.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import { addToDrive } from '#domain/folders/queries.ts';
import { forgetObject } from './forget-object.ts';
import type { Ground } from './ground.ts';
import {
  addReference,
  type FileRow,
  findFile,
  findTrash,
  listExpiredTrash,
  listTrashedFiles,
  removeBlob,
  removeFile,
  removeTrash,
  removeTrashedFolders,
} from './queries.ts';
import { forgetThumb } from './thumb/forget-thumb.ts';

const slice = 1_000;

/** The topic that removes an object of the cold side; the key is its key, the body its version. */
export const coldObjectForgotten = 'cold-object-forgotten';

/** Forget for good what has lain in the trash for its whole time. Answers how much that was. */
export async function purgeTrash(ground: Ground): Promise<number> {
  const expired = await listExpiredTrash(ground.database, ground.now(), slice);
  for (const { accountId, id } of expired) {
    while (await purgeSlice(ground, accountId, id)) await ground.fault('trash-slice-purged');
    await ground.fault('trash-purged');
  }
  return expired.length;
}

/** Forget a part of what one act threw away; tell whether there is more. */
async function purgeSlice(ground: Ground, accountId: string, trashId: string): Promise<boolean> {
  return changeTree(ground, accountId, async (tx, { rootId }) => {
    const trash = await findTrash(tx, accountId, trashId);
    if (!trash) return false;
    const now = ground.now();
    if (trash.kind === 'file') {
      const found = await findFile(tx, accountId, trash.itemId);
      if (found) await purgeFiles(tx, [found.file], now);
      await removeTrash(tx, trashId);
      return false;
    }
    const files = await listTrashedFiles(tx, trash, slice);
    await purgeFiles(tx, files, now);
    if (files.length === slice) return true;
    await removeTrashedFolders(tx, trash, rootId);
    await removeTrash(tx, trashId);
    return false;
  });
}

async function purgeFiles(
  tx: Transaction,
  files: readonly Pick<FileRow, 'id' | 'accountId' | 'blobId'>[],
  now: Date,
): Promise<void> {
  for (const file of files) {
    await removeFile(tx, file);
    await addToDrive(tx, file.accountId, { usedFiles: -1 });
    await releaseBlob(tx, file.blobId, now);
  }
}

/** Count one less who needs these bytes; with the last one they go, on both sides. */
export async function releaseBlob(tx: Transaction, blobId: string, now: Date): Promise<void> {
  const blob = await addReference(tx, blobId, -1);
  if (blob.refs > 0) return;
  await addToDrive(tx, blob.accountId, {
    usedBytes: -blob.bytes,
    coldBytes: blob.place === 'cold' ? -blob.bytes : 0,
  });
  if (blob.hotKey) await forgetObject(tx, blob.hotKey, now);
  if (blob.coldKey && blob.coldVersion) {
    const { coldKey: key, coldVersion: body } = blob;
    await addToOutbox(tx, { topic: coldObjectForgotten, key, body, dueAt: now });
  }
  await forgetThumb(tx, blobId, now);
  await removeBlob(tx, blobId);
}
