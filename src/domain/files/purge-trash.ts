import type { Transaction } from '#adapters/database/database.ts';
import { addToOutbox } from '#adapters/queue/queries.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import { addToDrive } from '#domain/folders/queries.ts';
import { forgetObject } from './forget-object.ts';
import type { Ground } from './ground.ts';
import {
  addReference,
  findFile,
  findTrash,
  listExpiredTrash,
  removeBlob,
  removeFile,
  removeTrash,
} from './queries.ts';

const slice = 1_000;

/** The topic that removes an object of the cold side; the key is its key, the body its version. */
export const coldObjectForgotten = 'cold-object-forgotten';

/** Forget for good what has lain in the trash for its whole time. Answers how much that was. */
export async function purgeTrash(ground: Ground): Promise<number> {
  const expired = await listExpiredTrash(ground.database, ground.now(), slice);
  for (const { accountId, id } of expired) {
    await changeTree(ground, accountId, async (tx) => {
      const trash = await findTrash(tx, accountId, id);
      const found = trash && (await findFile(tx, accountId, trash.itemId));
      if (!found) return;
      await removeFile(tx, found.file);
      await removeTrash(tx, id);
      await addToDrive(tx, accountId, { usedFiles: -1 });
      await releaseBlob(tx, found.blob.id, ground.now());
    });
    await ground.fault('trash-purged');
  }
  return expired.length;
}

/** One less needs these bytes; with the last one they go, on both sides. */
async function releaseBlob(tx: Transaction, blobId: string, now: Date): Promise<void> {
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
  await removeBlob(tx, blobId);
}
