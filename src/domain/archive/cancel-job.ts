import type { Transaction } from '#adapters/database/database.ts';
import type { Item } from '#adapters/ledger/ledger.ts';
import { changeTree, getOwnFolder, type Once } from '#domain/folders/change-tree.ts';
import { updateFolderStates } from '#domain/folders/queries.ts';
import { decideFolderAction } from '#domain/folders/rules.ts';
import { Problem } from '#lib/problem.ts';
import { toJob } from './answers.ts';
import { type ArchiveJob, itemState } from './contract.ts';
import type { Ground } from './ground.ts';
import { ask, type Body, copyKey } from './messages.ts';
import { close } from './open/close-folder.ts';
import { findJob, findOwnJob, foldersOf, type JobRow, moveJob } from './queries.ts';

/**
 * Give up a job that has not finished: an archive leaves its folder active, a restore leaves it
 * archived, and one that is open for a while closes. Steps that come late find that the job does not run, and clean up what they made.
 */
export async function cancelJob(
  ground: Pick<Ground, 'database' | 'now' | 'limits'>,
  accountId: string,
  jobId: string,
  once: Once | null = null,
): Promise<ArchiveJob> {
  const act = async (tx: Transaction) => {
    const job = await findOwnJob(tx, accountId, jobId);
    if (!job) throw new Problem('archive-not-found');
    if (job.kind === 'open') {
      const closed = await close(tx, job, ground.now());
      if (!closed) throw new Problem('nothing-running');
      return toJob(closed);
    }
    const folder = await getOwnFolder(tx, accountId, job.folderId);
    const decision = decideFolderAction(folder.state, 'cancel');
    if (decision !== 'yes' && decision !== 'same-job') throw new Problem(decision);
    const finishedAt = ground.now();
    const cancelled = await moveJob(tx, jobId, {
      from: ['running', 'mismatch', 'needs-help'],
      state: 'cancelled',
      finishedAt,
    });
    if (!cancelled) throw new Problem('nothing-running');
    if (cancelled.ofId === null) await openAgain(tx, cancelled, finishedAt);
    else await closeAgain(tx, ground, cancelled, cancelled.ofId);
    return toJob(cancelled);
  };
  return changeTree(ground, accountId, act, once);
}

async function openAgain(tx: Transaction, job: JobRow, now: Date): Promise<void> {
  await updateFolderStates(tx, foldersOf(tx, job), { state: 'active', archiveId: null });
  await ask(tx, 'archive-discard', { jobId: job.id }, now);
}

async function closeAgain(
  tx: Transaction,
  ground: Pick<Ground, 'now' | 'limits'>,
  job: JobRow,
  archiveId: string,
): Promise<void> {
  const now = ground.now();
  const clearAt = new Date(now.getTime() + ground.limits.clearSpan);
  await updateFolderStates(tx, foldersOf(tx, job), { state: 'archived', archiveId });
  // What had come back already is cleared once more, as after the first time.
  await moveJob(tx, archiveId, { from: ['archived', 'cleared'], state: 'archived', clearAt });
  // Now, for the ledger to say again what sleeps; and when there is something to be cleared.
  await ask(tx, 'archive-settle', { jobId: archiveId }, now);
  await ask(tx, 'archive-settle', { jobId: archiveId }, clearAt);
}

const slice = 1_000;

/**
 * Forget what a cancelled archive has put on the cold side, written down or not, whole or broken off; or
 * some of it, and of an archive that goes on only what its ledger does not name.
 */
export async function discardCopies(
  { database, ledger, cold }: Pick<Ground, 'database' | 'ledger' | 'cold'>,
  { jobId, blobIds: some }: Body<'archive-discard'>,
): Promise<void> {
  const job = await findJob(database, jobId);
  const goesOn = job !== null && job.state !== 'cancelled';
  for (const blobId of some ?? []) {
    const key = copyKey(jobId, blobId);
    const item = goesOn ? await ledger.find(jobId, blobId) : null;
    if (item?.state !== 'waiting' && item?.coldKey !== key) await cold.forget(key);
  }
  if (some || goesOn) return;
  for (let after: string | null = null; ; ) {
    const states = itemState.options;
    const items: Item[] = await ledger.list({ archiveId: jobId, states, after, limit: slice });
    // Only this job names these keys: what was cold before it lies under the key of its own archive.
    for (const { blobId } of items) await cold.forget(copyKey(jobId, blobId));
    after = items.at(-1)?.blobId ?? null;
    if (items.length < slice) return;
  }
}
