import type { Reader } from '#adapters/database/database.ts';
import type { Item } from '#adapters/ledger/ledger.ts';
import { minute } from '#lib/units.ts';
import type { Ground } from './ground.ts';
import { ask, askOnce, toBatches } from './messages.ts';
import { findJob, isAnyWaiting, listQuietJobs } from './queries.ts';
import { listQuietChecks } from './verify/queries.ts';

const slice = 1_000;
/** Longer than a step takes: whatever moves a job has left a trace of it by then. */
const quietFor = 10 * minute;

/**
 * Move on every job that nobody has moved for a while. Messages and events are hints: those that were
 * lost are asked for again here, so that this alone would bring every job to its end.
 */
export async function sweepJobs(ground: Pick<Ground, 'database' | 'ledger' | 'now'>) {
  // By the machine's own clock, as jobs note their changes.
  const before = new Date(Date.now() - quietFor);
  for (let after: string | null = null; ; ) {
    const jobs = await listQuietJobs(ground.database, { before, after, limit: slice });
    for (const jobId of jobs) await askAgain(ground, jobId);
    after = jobs.at(-1) ?? null;
    if (jobs.length < slice) break;
  }
  await sweepChecks(ground, before);
}

/** Move on every check that is quiet: where nothing waits, its message was lost. */
async function sweepChecks(
  { database, now }: Pick<Ground, 'database' | 'now'>,
  before: Date,
): Promise<void> {
  for (let after: string | null = null; ; ) {
    const archives = await listQuietChecks(database, { before, after, limit: slice });
    for (const jobId of archives) {
      await database.transaction((tx) => askOnce(tx, 'archive-verify', { jobId }, now()));
    }
    after = archives.at(-1) ?? null;
    if (archives.length < slice) return;
  }
}

/**
 * Ask for every step that a running job may wait for, unless it has a message waiting: each does nothing
 * where nothing is to be done. Tells whether it has asked.
 */
export async function askAgain(
  { database, ledger, now }: Pick<Ground, 'database' | 'ledger' | 'now'>,
  jobId: string,
): Promise<boolean> {
  const isStuck = async (reader: Reader) =>
    !(await isAnyWaiting(reader, jobId)) && (await findJob(reader, jobId))?.state === 'running';
  const job = await findJob(database, jobId);
  if (!job || !(await isStuck(database))) return false;
  const isExpanded = job.expandedAt !== null;
  const isOpening = job.kind === 'open';
  const [state, topic, end] =
    job.kind === 'archive'
      ? (['waiting', 'archive-copy', 'archive-check'] as const)
      : (['ready', 'restore-bring-back', 'restore-finish'] as const);
  const batches: string[][] = [];
  for (let after: string | null = null; isExpanded && !isOpening; ) {
    const page = { archiveId: job.ofId ?? jobId, states: [state], after, limit: slice };
    const found: Item[] = await ledger.list(page);
    batches.push(...toBatches(found.map(({ blobId: id, bytes }) => ({ id, bytes }))));
    after = found.at(-1)?.blobId ?? null;
    if (found.length < slice) break;
  }
  return database.transaction(async (tx) => {
    if (!(await isStuck(tx))) return false;
    if (isOpening) await ask(tx, 'open-ask', { jobId }, now());
    if (isOpening) return true;
    if (!isExpanded) await ask(tx, 'archive-expand', { jobId }, now());
    for (const blobIds of batches) await ask(tx, topic, { jobId, blobIds }, now());
    if (job.kind === 'restore') await ask(tx, 'restore-ask', { jobId }, now());
    if (isExpanded) await ask(tx, end, { jobId }, now());
    return true;
  });
}
