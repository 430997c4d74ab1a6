import type { Transaction } from '#adapters/database/database.ts';
import { notify } from '#domain/accounts/notifications/notify.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import { findFolder } from '#domain/folders/queries.ts';
import { day } from '#lib/units.ts';
import { factsOf } from '../check-archive.ts';
import type { Ground } from '../ground.ts';
import { askOnce, type Body } from '../messages.ts';
import { findJob, type JobRow } from '../queries.ts';
import { closeFolders, findOpeningOf, listOpeningsWith, moveOpening } from './queries.ts';

/** So long before a folder closes again its owner is told, once. */
export const warningSpan = 2 * day;

/** Tell that a folder closes soon, unless it was closed or opened for longer meanwhile. */
export async function warnOfClosing(
  { database, now: clock }: Pick<Ground, 'database' | 'now'>,
  { jobId }: Body<'open-warn'>,
): Promise<void> {
  await database.transaction(async (tx) => {
    const job = await findJob(tx, jobId);
    if (job?.state !== 'opened' || !job.closesAt) return;
    const folder = await findFolder(tx, job.accountId, job.folderId);
    if (folder?.openUntil?.getTime() !== job.closesAt.getTime()) return;
    const now = clock();
    const facts = { ...factsOf(job), until: job.closesAt.toISOString() };
    await notify(tx, job.accountId, { kind: 'folder-closing', subjectId: jobId, facts, now });
  });
}

/** Close a folder that was open for a while, when its time is over. */
export async function closeFolder(ground: Ground, { jobId }: Body<'open-close'>): Promise<void> {
  const { database } = ground;
  const job = await findJob(database, jobId);
  if (job?.state !== 'opened' || !job.closesAt) return;
  const { closesAt } = job;
  if (ground.now() < closesAt) {
    // The clock that sent this runs ahead of ours.
    await database.transaction((tx) => askOnce(tx, 'open-close', { jobId }, closesAt));
    return;
  }
  await changeTree(ground, job.accountId, (tx) => close(tx, job, ground.now()));
  await ground.fault('open-closed');
}

/** Close whatever keeps an archive open, or is about to: it comes back as a whole now. */
export async function closeOpenings(tx: Transaction, archiveId: string, now: Date): Promise<void> {
  const job = await findOpeningOf(tx, archiveId);
  if (job) await close(tx, job, now);
}

/** Close before the time is over, or give the opening up; null when neither can be done. */
export async function close(tx: Transaction, job: JobRow, now: Date): Promise<JobRow | null> {
  const givenUp = { from: ['running' as const], state: 'cancelled' as const, finishedAt: now };
  const given = await moveOpening(tx, job.id, givenUp);
  if (given) return given;
  const closed = await moveOpening(tx, job.id, { from: ['opened'], state: 'closed' });
  if (closed?.closesAt) await closeFolders(tx, closed, closed.closesAt);
  return closed;
}

/**
 * Take the store's word that objects fell asleep, by their keys: a folder that was open with one of
 * them is closed before its time. The word may come late, twice or never, so each is looked at.
 */
export async function noticeAsleep(ground: Ground, coldKeys: readonly string[]): Promise<void> {
  const { database, cold } = ground;
  for (const { job, key, version } of await listOpeningsWith(database, coldKeys, 'opened')) {
    const object = await cold.head(key, version);
    if (object?.restore?.ongoing === false) continue;
    await changeTree(ground, job.accountId, (tx) => close(tx, job, ground.now()));
  }
}
