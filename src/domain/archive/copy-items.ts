import type { Item } from '#adapters/ledger/ledger.ts';
import { atOnce } from '#lib/at-once.ts';
import { isFinal, Problem } from '#lib/problem.ts';
import type { Ground } from './ground.ts';
import { askToEnd, moveItem, noteRepeats } from './ledger-steps.ts';
import { ask, type Body, blobsAtOnce, copyKey } from './messages.ts';
import {
  addProgress,
  type BlobRow,
  findBlob,
  findJob,
  type JobRow,
  type Progress,
} from './queries.ts';

/** Copy blobs to the cold side. Those that are there already are only written down. */
export async function copyItems(
  ground: Ground,
  { jobId, blobIds }: Body<'archive-copy'>,
): Promise<void> {
  const { database, ledger } = ground;
  let repeats = 0;
  await atOnce(blobsAtOnce, blobIds, async (blobId) => {
    const job = await findJob(database, jobId);
    if (!job || job.state === 'cancelled') {
      // Given up, and an earlier try may have died before it could clean up.
      await discardLater(ground, jobId, blobId);
      return;
    }
    const item = await ledger.find(jobId, blobId);
    if (job.state !== 'running' || item?.state !== 'waiting') {
      repeats += 1;
      return;
    }
    try {
      await copyItem(ground, job, item);
    } catch (error) {
      if (!isFinal(error)) throw error;
      await failItem(ground, job, { item, problem: error.code });
    }
  });
  await noteRepeats(ground, jobId, repeats);
  await askToEnd(ground, jobId);
}

async function copyItem(ground: Ground, job: JobRow, item: Item): Promise<void> {
  const { database, ledger, fault } = ground;
  const blob = await findBlob(database, item.blobId);
  if (!blob) throw new Problem('file-not-found');
  const found = await findColdCopy(ground, blob);
  const copy = found ?? (await makeColdCopy(ground, job, blob));
  await fault('copy-put');
  const done = { done: 1, bytes: blob.bytes };
  const running = await database.transaction((tx) => addProgress(tx, job.id, done));
  // Given up meanwhile: what was made is of no use.
  if (!running) return discardLater(ground, job.id, blob.id);
  await fault('copy-counted');
  const isMine = await moveItem(ledger, item, {
    state: 'copied',
    changedAt: ground.now(),
    coldKey: copy.key,
    coldVersion: copy.version,
  });
  if (!isMine) await takeBackProgress(ground, job.id, done);
  await fault('copy-recorded');
  // Another archive of the same bytes was first: a try of ours that died may have left a copy.
  const isOvertaken = found && blob.coldAt && blob.coldAt >= job.createdAt;
  if (isOvertaken || !isMine) await discardLater(ground, job.id, blob.id);
}

/** Two did the same at once, and both have counted it. */
export async function takeBackProgress(
  { database }: Pick<Ground, 'database'>,
  jobId: string,
  { done = 0, bytes = 0, failed = 0 }: Progress,
): Promise<void> {
  const less = { done: -done, bytes: -bytes, failed: -failed, repeats: 1 };
  await database.transaction((tx) => addProgress(tx, jobId, less));
}

/** Only the site deletes on the cold side. */
async function discardLater({ database, now }: Ground, jobId: string, blobId: string) {
  const body = { jobId, blobIds: [blobId] };
  await database.transaction((tx) => ask(tx, 'archive-discard', body, now()));
}

/** A blob that was archived before may still lie there: unchanged, as blobs are. */
async function findColdCopy({ cold }: Ground, blob: BlobRow) {
  if (!blob.coldKey || !blob.coldVersion) return null;
  const object = await cold.head(blob.coldKey, blob.coldVersion);
  if (object?.bytes !== blob.bytes || object.sha256 !== blob.sha256) return null;
  return { key: blob.coldKey, version: blob.coldVersion };
}

async function makeColdCopy(ground: Ground, job: JobRow, blob: BlobRow) {
  const key = copyKey(job.id, blob.id);
  return { key, version: await makeCopyAt(ground, key, { job, blob }) };
}

async function makeCopyAt(
  { cold, storage }: Ground,
  key: string,
  { job, blob }: { job: JobRow; blob: BlobRow },
): Promise<string> {
  if (!blob.hotKey) throw new Problem('file-not-found');
  const { bytes, sha256 } = blob;
  const object = { class: job.class, bytes, sha256 };
  const place = storage.locate(blob.hotKey);
  const copied = place && (await cold.copy(key, place, object));
  if (copied !== null) return copied;
  const source = await storage.read(blob.hotKey);
  if (!source) throw new Problem('file-not-found');
  return cold.put(key, source, object);
}

/** A refusal in a step is final for its item: the job goes on with the rest, and then needs help. */
export async function failItem(
  ground: Pick<Ground, 'database' | 'ledger' | 'now'>,
  job: JobRow,
  { item, problem }: { item: Item; problem: string },
): Promise<void> {
  const failed = { failed: 1 };
  if (!(await ground.database.transaction((tx) => addProgress(tx, job.id, failed)))) return;
  const { attempt } = job;
  const change = { state: 'failed' as const, attempt, problem, changedAt: ground.now() };
  const isMine = await moveItem(ground.ledger, item, change);
  if (!isMine) await takeBackProgress(ground, job.id, failed);
}
