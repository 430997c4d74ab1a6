import { notify } from '#domain/accounts/notifications/notify.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import { updateFolderStates } from '#domain/folders/queries.ts';
import { atOnce } from '#lib/at-once.ts';
import type { Ground } from './ground.ts';
import { ask, type Body } from './messages.ts';
import {
  countBlobsOf,
  countItems,
  findJob,
  foldersOf,
  type JobRow,
  listItems,
  moveJob,
  placeBlobs,
} from './queries.ts';
import { type Count, isCountEqual } from './rules.ts';

/**
 * Hold the four counts of an archive against each other: the drive's own tables, the ledger, what
 * has arrived, and what the cold side confirms one by one. Only when all are equal is the folder
 * archived; else it stays as it is and nothing is ever deleted.
 */
export async function checkArchive(
  ground: Ground,
  { jobId }: Body<'archive-check'>,
): Promise<void> {
  const { database, fault } = ground;
  const job = await findJob(database, jobId);
  if (job?.state !== 'running' || !job.expandedAt) return;
  const items = await countItems(database, jobId);
  if (items.waiting) return;
  if (items.failed) return stopJob(ground, job, 'needs-help');
  const counted = { ...(await countArchive(ground, job)) };
  if (!isCountEqual(counted)) return stopJob(ground, job, 'mismatch', counted);
  await fault('archive-checked');

  await changeTree(ground, job.accountId, async (tx) => {
    const finishedAt = ground.now();
    const clearAt = new Date(finishedAt.getTime() + ground.limits.clearSpan);
    const change = { from: ['running' as const], state: 'archived' as const };
    const finished = await moveJob(tx, jobId, { ...change, finishedAt, clearAt, counted });
    if (!finished) return;
    await placeBlobs(tx, job, finishedAt);
    await updateFolderStates(tx, foldersOf(tx, job), { state: 'archived', archiveId: jobId });
    await notify(tx, job.accountId, {
      kind: 'archive-finished',
      subjectId: jobId,
      facts: factsOf(finished),
      now: finishedAt,
    });
    await ask(tx, 'archive-settle', { jobId }, clearAt);
  });
  await fault('archive-finished');
}

const slice = 1_000;
const callsAtOnce = 16;

async function countArchive({ database, cold }: Ground, job: JobRow): Promise<Count> {
  const live = await countBlobsOf(database, job.id);
  const counted = await countItems(database, job.id);
  const states = Object.values(counted);
  let confirmed = 0;
  let confirmedBytes = 0;
  let after: string | null = null;
  for (;;) {
    const page = { archiveId: job.id, states: ['copied' as const], after, limit: slice };
    const found = await listItems(database, page);
    await atOnce(callsAtOnce, found, async ({ item }) => {
      const { coldKey, coldVersion, bytes, sha256 } = item;
      const object = coldKey && coldVersion ? await cold.head(coldKey, coldVersion) : null;
      if (object?.bytes !== bytes || object.sha256 !== sha256) return;
      confirmed += 1;
      confirmedBytes += object.bytes;
    });
    after = found.at(-1)?.item.blobId ?? null;
    if (found.length < slice) break;
  }
  return {
    expected: live.blobs,
    expectedBytes: live.bytes,
    items: states.reduce((sum, { count }) => sum + count, 0),
    itemBytes: states.reduce((sum, { bytes }) => sum + bytes, 0),
    done: counted.copied?.count ?? 0,
    confirmed,
    confirmedBytes,
  };
}

/** End a job that a person must look at. Its folder stays as it is, and can be cancelled. */
export async function stopJob(
  ground: Pick<Ground, 'database' | 'now' | 'log'>,
  job: JobRow,
  state: 'needs-help' | 'mismatch',
  counted: JobRow['counted'] = null,
): Promise<void> {
  const now = ground.now();
  const isStopped = await ground.database.transaction(async (tx) => {
    const change = { state, counted, finishedAt: now };
    const stopped = await moveJob(tx, job.id, { from: ['running'], ...change });
    if (!stopped) return false;
    const facts = factsOf(stopped);
    const { accountId, id: subjectId } = job;
    await notify(tx, accountId, { kind: 'archive-needs-help', subjectId, facts, now });
    return true;
  });
  // An alarm of the cloud waits for this line.
  if (isStopped) ground.log.error({ event: 'job-stopped', outcome: state, jobId: job.id });
}

/** What a notification says about a job. */
export function factsOf({ folderId, folderName, done, doneBytes, failed }: JobRow) {
  return { folderId, folder: folderName, files: done, bytes: doneBytes, failed };
}
