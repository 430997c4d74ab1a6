import { type Once, requireAction, writeOnce } from '#domain/folders/change-tree.ts';
import { findFolder } from '#domain/folders/queries.ts';
import { freshId } from '#lib/id.ts';
import { Problem } from '#lib/problem.ts';
import { hour, second } from '#lib/units.ts';
import type { ArchiveCheck } from '../contract.ts';
import type { Ground } from '../ground.ts';
import { ask, askOnce } from '../messages.ts';
import { findOwnJob } from '../queries.ts';
import { toCheck } from './answers.ts';
import { findCheck, insertCheck } from './queries.ts';
import { findSleeping } from './verify-archive.ts';

/**
 * AWS asks $0.0004 for a thousand looks, so $0.40 for the largest archive: once an hour is not too
 * often for anybody. Where nobody sends a bill, a check may follow on the other.
 */
const restOnBill = 1 * hour;

/** Begin to look at everything that an archive has on the cold side; while one runs, the answer is that one. */
export async function requestVerify(
  ground: Pick<Ground, 'database' | 'cold' | 'now'>,
  accountId: string,
  archiveId: string,
  once: Once | null = null,
): Promise<{ check: ArchiveCheck; isNew: boolean }> {
  const { cold, now: clock } = ground;
  return writeOnce(ground, accountId, once, async (tx) => {
    const job = await findOwnJob(tx, accountId, archiveId);
    if (job?.kind !== 'archive') throw new Problem('archive-not-found');
    const folder = await findFolder(tx, accountId, job.folderId);
    // What may be opened may be looked at: both leave it asleep.
    if (folder?.archiveId === job.id) requireAction(folder, 'open');
    if (!(await findSleeping(tx, archiveId))) throw new Problem('folder-not-archived');
    const now = clock();
    const last = await findCheck(tx, archiveId);
    const rest = (last?.againAt?.getTime() ?? 0) - now.getTime();
    if (last?.state !== 'running' && rest > 0) {
      throw new Problem('archive-checked', { retryAfter: Math.ceil(rest / second) });
    }
    const begun = await insertCheck(tx, {
      id: freshId(),
      accountId,
      archiveId,
      expected: job.expected,
      createdAt: now,
      againAt: cold.owner === 'aws' ? new Date(now.getTime() + restOnBill) : null,
    });
    if (begun) {
      await ask(tx, 'archive-verify', { jobId: archiveId }, now);
      return { check: await toCheck(tx, begun), isNew: true };
    }
    // Asked for again, in case that its message was lost.
    await askOnce(tx, 'archive-verify', { jobId: archiveId }, now);
    const running = await findCheck(tx, archiveId, 'running');
    if (!running) throw new Error('A check neither began nor runs.');
    return { check: await toCheck(tx, running), isNew: false };
  });
}
