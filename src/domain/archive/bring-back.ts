import { createHash } from 'node:crypto';
import type { Storage } from '#adapters/storage/storage.ts';
import { notify } from '#domain/accounts/notifications/notify.ts';
import { forgetObject } from '#domain/files/forget-object.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import { updateFolderStates } from '#domain/folders/queries.ts';
import { atOnce } from '#lib/at-once.ts';
import { isFinal, Problem } from '#lib/problem.ts';
import { MiB } from '#lib/units.ts';
import { factsOf, stopJob } from './check-archive.ts';
import { failItem } from './copy-items.ts';
import { isAllCounted } from './expand-archive.ts';
import type { Ground } from './ground.ts';
import { ask, askOnce, type Body, copyKey } from './messages.ts';
import {
  addProgress,
  type BlobRow,
  countItems,
  findBlob,
  findItem,
  findJob,
  foldersOf,
  type ItemRow,
  type JobRow,
  listItems,
  moveItem,
  moveJob,
} from './queries.ts';
import { isCountEqual } from './rules.ts';
import { takeBack } from './wake-items.ts';

/** Copy what is awake to the hot side, under a fresh key, and read it back. */
export async function bringBackItems(
  ground: Ground,
  { jobId, blobIds }: Body<'restore-bring-back'>,
): Promise<void> {
  const asleep: string[] = [];
  for (const blobId of blobIds) {
    const job = await findJob(ground.database, jobId);
    if (!job || job.state === 'cancelled') {
      await forgetHotCopy(ground, jobId, blobId);
      continue;
    }
    if (job.state !== 'running' || !job.ofId) return;
    const found = await findItem(ground.database, job.ofId, blobId);
    if (found?.item.state !== 'ready') continue;
    try {
      await bringBackItem(ground, job, found);
    } catch (error) {
      if (!isFinal(error)) throw error;
      if (error.code === 'folder-archived') asleep.push(blobId);
      else await failItem(ground, job, { blobId, problem: error.code, next: 'restore-finish' });
    }
  }
  await wakeAgain(ground, jobId, asleep);
}

/** A try that died before its job was given up may have left something; what came back whole stays. */
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
async function wakeAgain(ground: Ground, jobId: string, blobIds: readonly string[]) {
  if (blobIds.length === 0) return;
  await ground.database.transaction(async (tx) => {
    const job = await findJob(tx, jobId);
    if (job?.state !== 'running' || !job.ofId) return;
    const now = ground.now();
    for (const blobId of blobIds) {
      const change = { from: ['ready' as const], state: 'asked' as const, changedAt: now };
      await moveItem(tx, { archiveId: job.ofId, blobId }, change);
    }
    await askOnce(tx, 'restore-watch', { jobId }, now);
  });
}

async function bringBackItem(
  ground: Ground,
  job: JobRow,
  { item, blob }: { item: ItemRow; blob: BlobRow },
): Promise<void> {
  // Another archive of the same bytes may have come back first.
  const key = blob.hotKey ?? copyKey(job.id, blob.id);
  if (!blob.hotKey) await makeHotCopy(ground, item, key);
  await ground.fault('restore-put');
  await changeTree(ground, job.accountId, async (tx) => {
    const progress = await addProgress(tx, job.id, { done: 1, bytes: item.bytes });
    const now = await findItem(tx, item.archiveId, item.blobId);
    if (!progress || now?.item.state !== 'ready' || now.blob.hotKey !== blob.hotKey) {
      // Given up, or overtaken: what was made here is of no use.
      if (!blob.hotKey && now?.blob.hotKey !== key) await forgetObject(tx, key, ground.now());
      if (progress) await addProgress(tx, job.id, { done: -1, bytes: -item.bytes });
      return;
    }
    await takeBack(tx, now.blob, key);
    const change = { from: ['ready' as const], state: 'back' as const, changedAt: ground.now() };
    await moveItem(tx, item, change);
    if (isAllCounted(progress)) await ask(tx, 'restore-finish', { jobId: job.id }, ground.now());
  });
  await ground.fault('restore-recorded');
}

async function makeHotCopy({ cold, storage }: Ground, item: ItemRow, key: string): Promise<void> {
  const { coldKey, coldVersion, bytes, sha256 } = item;
  if ((await storage.size(key)) !== bytes) {
    const source = coldKey && coldVersion ? await cold.read(coldKey, coldVersion) : null;
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
  const { database, fault } = ground;
  const job = await findJob(database, jobId);
  if (job?.state !== 'running' || !job.ofId) return;
  const items = await countItems(database, job.ofId);
  if (items.failed) return stopJob(ground, job, 'needs-help');
  if (items.copied || items.cleared || items.asked || items.ready) return;
  const counted = await countRestore(ground, job);
  if (!isCountEqual(counted)) return stopJob(ground, job, 'mismatch', counted);
  await fault('restore-checked');

  await changeTree(ground, job.accountId, async (tx) => {
    const now = ground.now();
    const change = { from: ['running' as const], state: 'restored' as const, finishedAt: now };
    const finished = await moveJob(tx, jobId, { ...change, counted });
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

async function countRestore({ database, storage }: Ground, job: JobRow) {
  const archiveId = job.ofId ?? '';
  const counted = await countItems(database, archiveId);
  const states = Object.values(counted);
  let confirmed = 0;
  let confirmedBytes = 0;
  let after: string | null = null;
  for (;;) {
    const page = { archiveId, states: ['back' as const], after, limit: slice };
    const found: Awaited<ReturnType<typeof listItems>> = await listItems(database, page);
    await atOnce(callsAtOnce, found, async ({ item, blob }) => {
      if (!blob.hotKey || (await storage.size(blob.hotKey)) !== item.bytes) return;
      confirmed += 1;
      confirmedBytes += item.bytes;
    });
    after = found.at(-1)?.item.blobId ?? null;
    if (found.length < slice) break;
  }
  return {
    expected: job.expected,
    expectedBytes: job.expectedBytes,
    items: states.reduce((sum, { count }) => sum + count, 0),
    itemBytes: states.reduce((sum, { bytes }) => sum + bytes, 0),
    done: counted.back?.count ?? 0,
    confirmed,
    confirmedBytes,
  };
}
