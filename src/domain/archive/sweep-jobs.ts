import type { Transaction } from '#adapters/database/database.ts';
import { minute } from '#lib/units.ts';
import type { Ground } from './ground.ts';
import { ask, type Topic, toBatches } from './messages.ts';
import { findJob, isAnyWaiting, listItems, listQuietJobs } from './queries.ts';

const slice = 1_000;
/** Longer than a step takes: whatever moves a job has left a trace of it by then. */
const quietFor = 10 * minute;

/**
 * Move on every job that nobody has moved for a while. Messages and events are hints: those that were
 * lost are asked for again here, so that this alone would bring every job to its end.
 */
export async function sweepJobs({ database, now }: Pick<Ground, 'database' | 'now'>) {
  // By the machine's own clock, as jobs note their changes.
  const before = new Date(Date.now() - quietFor);
  for (let after: string | null = null; ; ) {
    const jobs = await listQuietJobs(database, { before, after, limit: slice });
    for (const jobId of jobs) {
      await database.transaction(async (tx) => {
        if (!(await isAnyWaiting(tx, jobId))) await askAgain(tx, jobId, now());
      });
    }
    after = jobs.at(-1) ?? null;
    if (jobs.length < slice) return;
  }
}

/** Ask for every step that a job may wait for: each does nothing where nothing is to be done. */
export async function askAgain(tx: Transaction, jobId: string, now: Date): Promise<void> {
  const job = await findJob(tx, jobId);
  if (!job) return;
  const simple = (topic: Exclude<Topic, 'archive-copy' | 'archive-clear' | 'restore-bring-back'>) =>
    ask(tx, topic, { jobId }, now);
  if (job.kind === 'open') return simple('open-ask');
  if (job.kind === 'archive' && !job.expandedAt) return simple('archive-expand');
  const [state, topic, end] =
    job.kind === 'archive'
      ? (['waiting', 'archive-copy', 'archive-check'] as const)
      : (['ready', 'restore-bring-back', 'restore-finish'] as const);
  for (let after: string | null = null; ; ) {
    const page = { archiveId: job.ofId ?? jobId, states: [state], after, limit: slice };
    const found: Awaited<ReturnType<typeof listItems>> = await listItems(tx, page);
    for (const blobIds of toBatches(found.map(({ blob }) => blob))) {
      await ask(tx, topic, { jobId, blobIds }, now);
    }
    after = found.at(-1)?.item.blobId ?? null;
    if (found.length < slice) break;
  }
  if (job.kind === 'restore') await simple('restore-ask');
  await simple(end);
}
