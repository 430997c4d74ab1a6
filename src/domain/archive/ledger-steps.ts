import type { Change, Counted, Item, ItemState, Ledger } from '#adapters/ledger/ledger.ts';
import type { Ground } from './ground.ts';
import { askOnce } from './messages.ts';
import { addRepeats, findJob, type JobRow } from './queries.ts';

// The ledger and the database are written one after the other, and a process may die in between. So a
// step first counts an item in the database and then moves it in the ledger: counters are never less than
// the truth, and whoever makes the last move finds them full. What was counted twice is set right when
// the ledger itself is counted, at the end. See .github/decisions/008-two-writes-in-each-step.md.

/** Sum what the ledger counts, of these states or of all. */
export function sumOf(
  counted: readonly Counted[],
  states: readonly ItemState[] | null = null,
): { count: number; bytes: number } {
  const some = counted.filter(({ state }) => states === null || states.includes(state));
  return {
    count: some.reduce((sum, { count }) => sum + count, 0),
    bytes: some.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/**
 * Move one item on. False when somebody else did the same first, which is as good. When it went elsewhere
 * it throws: tried again, the step looks at it anew.
 */
export async function moveItem(ledger: Ledger, item: Item, change: Change): Promise<boolean> {
  if ((await ledger.move([item], change)).size === 1) return true;
  const now = await ledger.find(item.archiveId, item.blobId);
  const attempt = change.attempt ?? item.attempt;
  if (now?.state === change.state && now.attempt === attempt) return false;
  throw new Error('Somebody else moved the item elsewhere.');
}

/** Write down how many items a message named that were done already: it came twice, and did no harm. */
export async function noteRepeats(
  { database }: Pick<Ground, 'database'>,
  jobId: string,
  repeats: number,
): Promise<void> {
  if (repeats > 0) await database.transaction((tx) => addRepeats(tx, jobId, repeats));
}

/** Tell whether every item of a job has arrived or failed, as far as its counters know. */
export function isAllCounted(job: JobRow): boolean {
  return job.expandedAt !== null && job.done + job.failed >= job.expected;
}

/** Ask for the counting that ends a job, when its counters say that it is time. */
export async function askToEnd(
  { database, now }: Pick<Ground, 'database' | 'now'>,
  jobId: string,
): Promise<void> {
  const job = await findJob(database, jobId);
  if (job?.state !== 'running' || !isAllCounted(job)) return;
  const topic = job.ofId === null ? 'archive-check' : 'restore-finish';
  await database.transaction((tx) => askOnce(tx, topic, { jobId }, now()));
}
