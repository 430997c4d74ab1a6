import type { Reader, Transaction } from '#adapters/database/database.ts';
import type { Item } from '#adapters/ledger/ledger.ts';
import { forgetObject } from '#domain/files/forget-object.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import { addToDrive, findFolder } from '#domain/folders/queries.ts';
import { atOnce } from '#lib/at-once.ts';
import type { Ground } from './ground.ts';
import { moveItem, noteRepeats } from './ledger-steps.ts';
import { ask, type Body, blobsAtOnce, toBatches } from './messages.ts';
import {
  findBlob,
  findBlobs,
  findJob,
  isHotUnneeded,
  type JobRow,
  listUnneeded,
  moveJob,
  updateBlob,
} from './queries.ts';

const slice = 1_000;

/** Decide which blobs of an archive live on the cold side alone from now on, when its time has come. */
export async function settleArchive(
  ground: Pick<Ground, 'database' | 'ledger' | 'now' | 'fault'>,
  { jobId }: Body<'archive-settle'>,
): Promise<void> {
  const { database, ledger } = ground;
  const job = await findJob(database, jobId);
  if (!job || !(await isStillArchived(database, jobId))) return;
  await resetItems(ground, jobId);
  // The message of a day of grace that a restore broke off: another one waits for the new day.
  if (!job.clearAt || ground.now() < job.clearAt) return;
  for (let after: string | null = null; ; ) {
    const page = { archiveId: jobId, states: ['copied' as const], after, limit: slice };
    const items: Item[] = await ledger.list(page);
    const isSettled = await changeTree(ground, job.accountId, async (tx) => {
      if (!(await isStillArchived(tx, jobId))) return false;
      const blobs = await listUnneeded(tx, items.map(toBlobId));
      for (const blob of blobs.filter(({ place }) => place === 'both')) {
        await updateBlob(tx, blob.id, { place: 'cold' });
        await addToDrive(tx, job.accountId, { coldBytes: blob.bytes });
      }
      const now = ground.now();
      for (const blobIds of toBatches(blobs))
        await ask(tx, 'archive-clear', { jobId, blobIds }, now);
      return true;
    });
    await ground.fault('archive-settled');
    after = items.at(-1)?.blobId ?? null;
    if (!isSettled || items.length < slice) return;
  }
}

/** After a restore was given up: what is hot again is as before it was cleared, the rest sleeps. */
async function resetItems(
  { database, ledger, now, fault }: Pick<Ground, 'database' | 'ledger' | 'now' | 'fault'>,
  archiveId: string,
): Promise<void> {
  const states = ['asked', 'ready', 'back', 'failed'] as const;
  for (let after: string | null = null; ; ) {
    const items: Item[] = await ledger.list({ archiveId, states, after, limit: slice });
    const blobs = await findBlobs(database, items.map(toBlobId));
    const isHot = ({ blobId }: Item) => Boolean(blobs.get(blobId)?.hotKey);
    const change = { problem: null, changedAt: now() };
    await ledger.move(items.filter(isHot), { state: 'copied', ...change });
    await ledger.move(
      items.filter((item) => !isHot(item)),
      { state: 'cleared', ...change },
    );
    if (items.length > 0) await fault('archive-reset');
    after = items.at(-1)?.blobId ?? null;
    if (items.length < slice) return;
  }
}

const toBlobId = ({ blobId }: Item) => blobId;

/**
 * Delete hot copies, the last thing that an archive does. The cold copy is looked at once more; the
 * row lets go of the hot key in the same transaction that asks for its removal, under the lock that a
 * restore takes too, so a restore finds either the hot copy or the cold one, never a hot one that goes.
 * The ledger is told after that: until then it says less than was done, and the step is done once more.
 */
export async function clearItems(
  ground: Ground,
  { jobId, blobIds }: Body<'archive-clear'>,
): Promise<void> {
  const { database, ledger, cold, fault } = ground;
  let repeats = 0;
  await atOnce(blobsAtOnce, blobIds, async (blobId) => {
    const item = await ledger.find(jobId, blobId);
    const blob = await findBlob(database, blobId);
    if (item?.state === 'cleared') repeats += 1;
    if (item?.state !== 'copied' || !blob) return;
    const { coldKey, coldVersion } = item;
    const object = coldKey && coldVersion ? await cold.head(coldKey, coldVersion) : null;
    if (object?.bytes !== blob.bytes || object.sha256 !== blob.sha256) {
      // A bug or a broken disk: kept as it is, tried again, then left for people to look at.
      throw new Error('The cold copy is not what it was: the hot one stays.');
    }
    const act = (tx: Transaction) => letGoOfHot(tx, ground, { jobId, blobId });
    if (!(await changeTree(ground, blob.accountId, act))) return;
    await fault('archive-let-go');
    await moveItem(ledger, item, { state: 'cleared', changedAt: ground.now() });
    await fault('archive-cleared');
  });
  await noteRepeats(ground, jobId, repeats);
  const job = await findJob(database, jobId);
  if (job?.state !== 'archived' || (await ledger.hasAny(jobId, 'copied'))) return;
  await database.transaction((tx) => moveJob(tx, jobId, { from: ['archived'], state: 'cleared' }));
}

/** Tell whether a blob of an archive has no hot copy from now on. */
async function letGoOfHot(
  tx: Transaction,
  ground: Pick<Ground, 'now'>,
  { jobId, blobId }: { jobId: string; blobId: string },
): Promise<boolean> {
  const blob = await findBlob(tx, blobId);
  if (blob?.place !== 'cold') return false;
  if (!(await isStillArchived(tx, jobId)) || !(await isHotUnneeded(tx, blobId))) return false;
  if (blob.hotKey) {
    await updateBlob(tx, blobId, { hotKey: null });
    await forgetObject(tx, blob.hotKey, ground.now());
  }
  return true;
}

async function isStillArchived(reader: Reader, jobId: string): Promise<boolean> {
  const job: JobRow | null = await findJob(reader, jobId);
  if (job?.state !== 'archived') return false;
  const folder = await findFolder(reader, job.accountId, job.folderId);
  return folder?.state === 'archived' && folder.archiveId === jobId;
}
