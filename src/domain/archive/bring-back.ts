import { createHash } from 'node:crypto';
import type { Item } from '#adapters/ledger/ledger.ts';
import type { Storage } from '#adapters/storage/storage.ts';
import { notify } from '#domain/accounts/notifications/notify.ts';
import { forgetObject } from '#domain/files/forget-object.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import { updateFolderStates } from '#domain/folders/queries.ts';
import { atOnce } from '#lib/at-once.ts';
import { isFinal, Problem } from '#lib/problem.ts';
import { MiB } from '#lib/units.ts';
import { factsOf, stopJob } from './check-archive.ts';
import { failItem, takeBackProgress } from './copy-items.ts';
import type { Ground } from './ground.ts';
import { askToEnd, moveItem, noteRepeats, sumOf } from './ledger-steps.ts';
import { askOnce, type Body, blobsAtOnce, copyKey } from './messages.ts';
import {
  addProgress,
  findBlob,
  findBlobs,
  findJob,
  foldersOf,
  type JobRow,
  moveJob,
} from './queries.ts';
import { isCountEqual } from './rules.ts';
import { takeBack } from './wake-items.ts';

/** Copy what is awake to the hot side, under a fresh key, and read it back. */
export async function bringBackItems(
  ground: Ground,
  { jobId, blobIds }: Body<'restore-bring-back'>,
): Promise<void> {
  const asleep: Item[] = [];
  let repeats = 0;
  await atOnce(blobsAtOnce, blobIds, async (blobId) => {
    const job = await findJob(ground.database, jobId);
    if (!job || job.state === 'cancelled') {
      await forgetHotCopy(ground, jobId, blobId);
      return;
    }
    const item = job.ofId ? await ground.ledger.find(job.ofId, blobId) : null;
    // Still `asked` where this was asked for and the ledger not yet told.
    const isDue = item?.state === 'ready' || item?.state === 'asked';
    if (job.state !== 'running' || item?.attempt !== job.attempt || !isDue) {
      repeats += 1;
      await forgetHotCopy(ground, jobId, blobId);
      return;
    }
    try {
      await bringBackItem(ground, job, item);
    } catch (error) {
      if (!isFinal(error)) throw error;
      if (error.code === 'folder-archived') asleep.push(item);
      else await failItem(ground, job, { item, problem: error.code });
    }
  });
  await wakeAgain(ground, jobId, asleep);
  await noteRepeats(ground, jobId, repeats);
  await askToEnd(ground, jobId);
}

/**
 * A try that died before its job was given up, or before another was first with the same bytes, may
 * have left something; what a row names stays.
 */
async function forgetHotCopy(
  { database, storage }: Pick<Ground, 'database' | 'storage'>,
  jobId: string,
  blobId: string,
): Promise<void> {
  const key = copyKey(jobId, blobId);
  const blob = await findBlob(database, blobId);
  if (blob?.hotKey === key) return;
  await storage.discard(key);
  await storage.remove(key);
}

/** What fell asleep before it was copied (nobody worked for days) waits to be woken once more. */
async function wakeAgain(
  { database, ledger, now, fault }: Ground,
  jobId: string,
  items: readonly Item[],
): Promise<void> {
  if (items.length === 0) return;
  const changedAt = now();
  await ledger.move(
    items.filter(({ state }) => state === 'ready'),
    { state: 'asked', changedAt },
  );
  await fault('restore-asleep');
  await database.transaction(async (tx) => {
    const job = await findJob(tx, jobId);
    if (job?.state === 'running') await askOnce(tx, 'restore-watch', { jobId }, changedAt);
  });
}

async function bringBackItem(ground: Ground, job: JobRow, item: Item): Promise<void> {
  const { database, ledger, fault } = ground;
  const { blobId, bytes } = item;
  const blob = await findBlob(database, blobId);
  if (!blob) throw new Problem('file-not-found');
  const key = blob.hotKey ?? copyKey(job.id, blobId);
  // Another archive of the same bytes may have come back first.
  if (blob.hotKey) await forgetHotCopy(ground, job.id, blobId);
  else await makeHotCopy(ground, item, key);
  await fault('restore-put');
  const done = { done: 1, bytes };
  const isCounted = await changeTree(ground, job.accountId, async (tx) => {
    const progress = await addProgress(tx, job.id, done);
    const now = await findBlob(tx, blobId);
    // Given up, or overtaken: what was made here is of no use.
    const isUseless = !progress || Boolean(now?.hotKey && now.hotKey !== key);
    if (isUseless && !blob.hotKey && now?.hotKey !== key) {
      await forgetObject(tx, key, ground.now());
    }
    if (!progress || !now) return false;
    // The next try copies it: this one has trusted in what is gone.
    if (blob.hotKey && !now.hotKey) throw new Error('The hot copy went meanwhile.');
    await takeBack(tx, now, now.hotKey ?? key);
    return true;
  });
  if (!isCounted) return;
  await fault('restore-counted');
  const isMine = await moveItem(ledger, item, { state: 'back', changedAt: ground.now() });
  if (!isMine) await takeBackProgress(ground, job.id, done);
  await fault('restore-recorded');
}

async function makeHotCopy({ cold, storage }: Ground, item: Item, key: string): Promise<void> {
  const { coldKey, coldVersion, bytes, sha256 } = item;
  if (!coldKey || !coldVersion) throw new Problem('archive-not-found');
  const place = cold.locate(coldKey, coldVersion);
  if (place && (await storage.copy(key, place, { bytes, sha256 }))) return;
  if ((await storage.size(key)) !== bytes) {
    const source = await cold.read(coldKey, coldVersion);
    if (!source) throw new Problem('archive-not-found');
    await storeObject(storage, { key, bytes, source });
  }
  if ((await hashObject(storage, key)) !== sha256) {
    await storage.remove(key);
    // What sleeps, or the way from it, is not as it was: for people to look at, nothing is let go.
    throw new Problem('bytes-differ');
  }
}

const batchBytes = 1 * MiB;

/** Write a whole object into the store, whatever an earlier try left there. */
async function storeObject(
  storage: Storage,
  { key, bytes, source }: { key: string; bytes: number; source: ReadableStream<Uint8Array> },
): Promise<void> {
  await storage.discard(key);
  await storage.begin(key);
  const incoming = await storage.resume(key, 0);
  try {
    let batch: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of source) {
      batch.push(chunk);
      size += chunk.byteLength;
      if (size < batchBytes) continue;
      await incoming.write(batch);
      batch = [];
      size = 0;
    }
    await incoming.write(batch);
    await incoming.flush();
  } finally {
    await incoming.close();
  }
  await storage.seal(key, bytes);
}

async function hashObject(storage: Storage, key: string): Promise<string> {
  const stream = await storage.read(key);
  if (!stream) throw new Error('What came back is not there.');
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk);
  return hash.digest('hex');
}

/** Hold the counts of a restore against each other, then open the folder again. */
export async function finishRestore(
  ground: Ground,
  { jobId }: Body<'restore-finish'>,
): Promise<void> {
  const { database, ledger, fault } = ground;
  const job = await findJob(database, jobId);
  if (job?.state !== 'running' || !job.ofId) return;
  const counted = await ledger.count(job.ofId);
  // What an earlier restore has moved is not taken up by this one yet.
  const ours = counted.filter(({ attempt }) => attempt === job.attempt);
  const items = sumOf(counted);
  const back = sumOf(ours, ['back']);
  const failed = sumOf(ours, ['failed']).count;
  // Counters may be ahead of the ledger. Whoever makes the last move asks again.
  if (back.count + failed < items.count) return;
  const told = { done: back.count, doneBytes: back.bytes, failed };
  if (failed > 0) return stopJob(ground, job, { state: 'needs-help', ...told });
  const sums = {
    expected: job.expected,
    expectedBytes: job.expectedBytes,
    items: items.count,
    itemBytes: items.bytes,
    done: back.count,
    ...(await confirmHot(ground, job.ofId)),
  };
  const end = { ...told, counted: sums };
  if (!isCountEqual(sums)) return stopJob(ground, job, { state: 'mismatch', ...end });
  await fault('restore-checked');

  await changeTree(ground, job.accountId, async (tx) => {
    const now = ground.now();
    const change = { from: ['running' as const], state: 'restored' as const, finishedAt: now };
    const finished = await moveJob(tx, jobId, { ...change, ...end });
    if (!finished || !job.ofId) return;
    await moveJob(tx, job.ofId, { from: ['archived', 'cleared'], state: 'restored' });
    await updateFolderStates(tx, foldersOf(tx, job), { state: 'active', archiveId: null });
    await notify(tx, job.accountId, {
      kind: 'restore-finished',
      subjectId: jobId,
      facts: factsOf(finished),
      now,
    });
  });
  await fault('restore-finished');
}

const slice = 1_000;
const callsAtOnce = 16;

async function confirmHot({ database, ledger, storage }: Ground, archiveId: string) {
  let confirmed = 0;
  let confirmedBytes = 0;
  for (let after: string | null = null; ; ) {
    const page = { archiveId, states: ['back' as const], after, limit: slice };
    const found: Item[] = await ledger.list(page);
    const blobs = await findBlobs(
      database,
      found.map(({ blobId }) => blobId),
    );
    await atOnce(callsAtOnce, found, async ({ blobId, bytes }) => {
      const hotKey = blobs.get(blobId)?.hotKey;
      if (!hotKey || (await storage.size(hotKey)) !== bytes) return;
      confirmed += 1;
      confirmedBytes += bytes;
    });
    after = found.at(-1)?.blobId ?? null;
    if (found.length < slice) return { confirmed, confirmedBytes };
  }
}
