import type { Transaction } from '#adapters/database/database.ts';
import { forgetObject } from '#domain/files/forget-object.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import { addToDrive, findFolder } from '#domain/folders/queries.ts';
import type { Ground } from './ground.ts';
import { ask, type Body, toBatches } from './messages.ts';
import {
  findItem,
  findJob,
  isHotUnneeded,
  type JobRow,
  listItems,
  listSettleable,
  moveItem,
  moveJob,
  updateBlob,
} from './queries.ts';

const slice = 1_000;

/** Decide which blobs of an archive live on the cold side alone from now on. */
export async function settleArchive(
  ground: Pick<Ground, 'database' | 'now' | 'fault'>,
  { jobId }: Body<'archive-settle'>,
): Promise<void> {
  const job = await findJob(ground.database, jobId);
  if (!job) return;
  let after: string | null = null;
  do {
    after = await changeTree(ground, job.accountId, async (tx) => {
      if (!(await isStillArchived(tx, jobId))) return null;
      const blobs = await listSettleable(tx, { archiveId: jobId, after, limit: slice });
      for (const blob of blobs.filter(({ place }) => place === 'both')) {
        await updateBlob(tx, blob.id, { place: 'cold' });
        await addToDrive(tx, job.accountId, { coldBytes: blob.bytes });
      }
      const now = ground.now();
      for (const blobIds of toBatches(blobs))
        await ask(tx, 'archive-clear', { jobId, blobIds }, now);
      return blobs.length === slice ? (blobs.at(-1)?.id ?? null) : null;
    });
    await ground.fault('archive-settled');
  } while (after !== null);
}

/**
 * Delete hot copies, the last thing that an archive does. The cold copy is looked at once more; the
 * row lets go of the hot key in the same transaction that asks for its removal, under the lock that a
 * restore takes too, so a restore finds either the hot copy or the cold one, never a hot one that goes.
 */
export async function clearItems(
  ground: Ground,
  { jobId, blobIds }: Body<'archive-clear'>,
): Promise<void> {
  const { database, cold, fault } = ground;
  for (const blobId of blobIds) {
    const found = await findItem(database, jobId, blobId);
    if (found?.item.state !== 'copied') continue;
    const { item, blob } = found;
    const { coldKey, coldVersion } = item;
    const object = coldKey && coldVersion ? await cold.head(coldKey, coldVersion) : null;
    if (object?.bytes !== blob.bytes || object.sha256 !== blob.sha256) {
      // A bug or a broken disk: kept as it is, tried again, then left for people to look at.
      throw new Error('The cold copy is not what it was: the hot one stays.');
    }
    await changeTree(ground, blob.accountId, (tx) => clearItem(tx, ground, { jobId, blobId }));
    await fault('archive-cleared');
  }
}

async function clearItem(
  tx: Transaction,
  ground: Ground,
  { jobId, blobId }: { jobId: string; blobId: string },
): Promise<void> {
  const found = await findItem(tx, jobId, blobId);
  if (found?.item.state !== 'copied' || found.blob.place !== 'cold') return;
  if (!(await isStillArchived(tx, jobId)) || !(await isHotUnneeded(tx, blobId))) return;
  const changedAt = ground.now();
  const change = { from: ['copied' as const], state: 'cleared' as const, changedAt };
  await moveItem(tx, { archiveId: jobId, blobId }, change);
  if (found.blob.hotKey) {
    await updateBlob(tx, blobId, { hotKey: null });
    await forgetObject(tx, found.blob.hotKey, changedAt);
  }
  const left = { archiveId: jobId, states: ['copied' as const], after: null, limit: 1 };
  if ((await listItems(tx, left)).length === 0) {
    await moveJob(tx, jobId, { from: ['archived'], state: 'cleared' });
  }
}

async function isStillArchived(tx: Transaction, jobId: string): Promise<boolean> {
  const job: JobRow | null = await findJob(tx, jobId);
  if (job?.state !== 'archived') return false;
  const folder = await findFolder(tx, job.accountId, job.folderId);
  return folder?.state === 'archived' && folder.archiveId === jobId;
}
