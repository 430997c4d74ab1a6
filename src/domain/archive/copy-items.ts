import { isFinal, Problem } from '#lib/problem.ts';
import { isAllCounted } from './expand-archive.ts';
import type { Ground } from './ground.ts';
import { ask, type Body, copyKey } from './messages.ts';
import { addProgress, type BlobRow, findItem, findJob, type JobRow, moveItem } from './queries.ts';

/** Copy blobs to the cold side. Those that are there already are only written down. */
export async function copyItems(
  ground: Ground,
  { jobId, blobIds }: Body<'archive-copy'>,
): Promise<void> {
  for (const blobId of blobIds) {
    const job = await findJob(ground.database, jobId);
    if (!job || job.state === 'cancelled') {
      // Given up, and an earlier try may have died before it could clean up.
      await discardLater(ground, jobId, blobId);
      continue;
    }
    if (job.state !== 'running') return;
    const found = await findItem(ground.database, jobId, blobId);
    if (found?.item.state !== 'waiting') continue;
    try {
      await copyItem(ground, job, found.blob);
    } catch (error) {
      if (!isFinal(error)) throw error;
      await failItem(ground, job, { blobId, problem: error.code, next: 'archive-check' });
    }
  }
}

async function copyItem(ground: Ground, job: JobRow, blob: BlobRow): Promise<void> {
  const { database, fault } = ground;
  const copy = (await findColdCopy(ground, blob)) ?? (await makeColdCopy(ground, job, blob));
  await fault('copy-put');
  const kept = await database.transaction(async (tx) => {
    const progress = await addProgress(tx, job.id, { done: 1, bytes: blob.bytes });
    // Given up meanwhile: what was made is of no use.
    if (!progress) return false;
    const to = { from: ['waiting' as const], state: 'copied' as const, changedAt: ground.now() };
    const moved = await moveItem(
      tx,
      { archiveId: job.id, blobId: blob.id },
      { ...to, coldKey: copy.key, coldVersion: copy.version },
    );
    if (!moved) throw new Error('Two copied the same item at once.');
    if (isAllCounted(progress)) await ask(tx, 'archive-check', { jobId: job.id }, ground.now());
    return true;
  });
  if (!kept) await discardLater(ground, job.id, blob.id);
  await fault('copy-recorded');
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
  ground: Pick<Ground, 'database' | 'now'>,
  job: JobRow,
  {
    blobId,
    problem,
    next,
  }: { blobId: string; problem: string; next: 'archive-check' | 'restore-finish' },
): Promise<void> {
  const now = ground.now();
  await ground.database.transaction(async (tx) => {
    const moved = await moveItem(
      tx,
      { archiveId: job.ofId ?? job.id, blobId },
      {
        from: ['waiting', 'copied', 'cleared', 'asked', 'ready'],
        state: 'failed',
        problem,
        changedAt: now,
      },
    );
    if (!moved) return;
    const progress = await addProgress(tx, job.id, { failed: 1 });
    if (progress && isAllCounted(progress)) await ask(tx, next, { jobId: job.id }, now);
  });
}
