import type { Item } from '#adapters/ledger/ledger.ts';
import { notify } from '#domain/accounts/notifications/notify.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import { updateFolderStates } from '#domain/folders/queries.ts';
import { atOnce } from '#lib/at-once.ts';
import type { Ground } from './ground.ts';
import { sumOf } from './ledger-steps.ts';
import { ask, type Body } from './messages.ts';
import {
  type ColdCopy,
  countBlobsOf,
  findJob,
  foldersOf,
  type JobRow,
  moveJob,
  placeBlobs,
} from './queries.ts';
import { isCountEqual } from './rules.ts';

/**
 * Hold the four counts of an archive against each other: the drive's own tables, the ledger, what
 * has arrived, and what the cold side confirms one by one. Only when all are equal is the folder
 * archived; else it stays as it is and nothing is ever deleted.
 */
export async function checkArchive(
  ground: Ground,
  { jobId }: Body<'archive-check'>,
): Promise<void> {
  const { database, ledger, fault } = ground;
  const job = await findJob(database, jobId);
  if (job?.state !== 'running' || !job.expandedAt) return;
  // Counters may be ahead of the ledger. Whoever makes the last move asks again.
  if (await ledger.hasAny(jobId, 'waiting')) return;
  const counted = await ledger.count(jobId);
  const arrived = sumOf(counted, ['copied']);
  const failed = sumOf(counted, ['failed']).count;
  const told = { done: arrived.count, doneBytes: arrived.bytes, failed };
  if (failed > 0) return stopJob(ground, job, { state: 'needs-help', ...told });
  const { confirmed, confirmedBytes, copies } = await confirmCopies(ground, jobId);
  const live = await countBlobsOf(database, jobId);
  const items = sumOf(counted);
  const sums = {
    expected: live.blobs,
    expectedBytes: live.bytes,
    items: items.count,
    itemBytes: items.bytes,
    done: arrived.count,
    confirmed,
    confirmedBytes,
  };
  const end = { ...told, counted: sums };
  if (!isCountEqual(sums)) return stopJob(ground, job, { state: 'mismatch', ...end });
  await fault('archive-checked');

  await changeTree(ground, job.accountId, async (tx) => {
    const finishedAt = ground.now();
    const clearAt = new Date(finishedAt.getTime() + ground.limits.clearSpan);
    const change = { from: ['running' as const], state: 'archived' as const, ...end };
    const finished = await moveJob(tx, jobId, { ...change, finishedAt, clearAt });
    if (!finished) return;
    for (let at = 0; at < copies.length; at += slice) {
      await placeBlobs(tx, job, copies.slice(at, at + slice), finishedAt);
    }
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

/**
 * Look at each copy where the ledger says that it lies. What it says is kept until it is written on the
 * blobs, in the transaction that ends the job: of a million things that is a fifth of a GiB.
 */
async function confirmCopies({ ledger, cold }: Ground, archiveId: string) {
  const copies: ColdCopy[] = [];
  let confirmed = 0;
  let confirmedBytes = 0;
  let after: string | null = null;
  for (;;) {
    const page = { archiveId, states: ['copied' as const], after, limit: slice };
    const found: Item[] = await ledger.list(page);
    await atOnce(callsAtOnce, found, async ({ blobId, coldKey, coldVersion, bytes, sha256 }) => {
      copies.push({ blobId, coldKey, coldVersion });
      const object = coldKey && coldVersion ? await cold.head(coldKey, coldVersion) : null;
      if (object?.bytes !== bytes || object.sha256 !== sha256) return;
      confirmed += 1;
      confirmedBytes += object.bytes;
    });
    after = found.at(-1)?.blobId ?? null;
    if (found.length < slice) break;
  }
  return { confirmed, confirmedBytes, copies };
}

/** End a job that a person must look at. Its folder stays as it is, and can be cancelled. */
export async function stopJob(
  ground: Pick<Ground, 'database' | 'now' | 'log'>,
  job: JobRow,
  change: Partial<Pick<JobRow, 'done' | 'doneBytes' | 'failed' | 'counted'>> & {
    state: 'needs-help' | 'mismatch';
  },
): Promise<void> {
  const now = ground.now();
  const isStopped = await ground.database.transaction(async (tx) => {
    const stopped = await moveJob(tx, job.id, { from: ['running'], ...change, finishedAt: now });
    if (!stopped) return false;
    const facts = factsOf(stopped);
    const { accountId, id: subjectId } = job;
    await notify(tx, accountId, { kind: 'archive-needs-help', subjectId, facts, now });
    return true;
  });
  // An alarm of the cloud waits for this line.
  if (isStopped) ground.log.error({ event: 'job-stopped', outcome: change.state, jobId: job.id });
}

/** What a notification says about a job. */
export function factsOf({ folderId, folderName, done, doneBytes, failed }: JobRow) {
  return { folderId, folder: folderName, files: done, bytes: doneBytes, failed };
}
