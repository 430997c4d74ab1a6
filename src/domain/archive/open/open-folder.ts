import { hurry } from '#adapters/queue/queries.ts';
import { notify } from '#domain/accounts/notifications/notify.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import { atOnce } from '#lib/at-once.ts';
import { isFinal } from '#lib/problem.ts';
import { day, minute } from '#lib/units.ts';
import { factsOf, stopJob } from '../check-archive.ts';
import type { Ground } from '../ground.ts';
import { ask, type Body } from '../messages.ts';
import { findJob, type JobRow } from '../queries.ts';
import { nextLook, anywhere as states, wakeObject } from '../wake-items.ts';
import { warningSpan } from './close-folder.ts';
import { listOpeningsWith, moveOpening, openFolders } from './queries.ts';

// Opening leaves the ledger as it is: what sleeps goes on sleeping, with a copy beside it that can be
// read until the store takes it away again. So a folder can be brought back at any moment meanwhile.

/** So many calls to the cold side fit into the minute that a function has. */
const slice = 1_000;
const callsAtOnce = 16;
/** A look at a whole archive is dear: at most one is made for all that wakes in this time. */
const gather = 1 * minute;

/** Ask for a readable copy of everything in an archive, slice by slice. */
export async function askToOpen(ground: Ground, { jobId, after }: Body<'open-ask'>): Promise<void> {
  const { database, ledger, cold, fault } = ground;
  const job = await findOpening(ground, jobId);
  if (!job?.ofId) return;
  const page = { archiveId: job.ofId, states, after: after ?? null, limit: slice };
  const items = await ledger.list(page);
  const how = { tier: job.tier ?? 'standard', days: job.days ?? 1 };
  try {
    await atOnce(callsAtOnce, items, (item) => wakeObject(cold, item, how));
  } catch (error) {
    if (!isFinal(error)) throw error;
    return stopJob(ground, job, { state: 'needs-help' });
  }
  await fault('open-slice');
  const last = items.length === slice ? items.at(-1) : null;
  await database.transaction(async (tx) => {
    if (last) await ask(tx, 'open-ask', { jobId, after: last.blobId }, ground.now());
    else await ask(tx, 'open-watch', { jobId }, nextLook(ground, job));
  });
}

/** Look at what was woken, slice by slice; once all of it is awake, the folder can be read. */
export async function watchOpening(
  ground: Ground,
  { jobId, after, seen }: Body<'open-watch'>,
): Promise<void> {
  const { database, ledger, cold, fault } = ground;
  const job = await findOpening(ground, jobId);
  if (!job?.ofId) return;
  const page = { archiveId: job.ofId, states, after: after ?? null, limit: slice };
  const items = await ledger.list(page);
  const now = { ...(seen ?? { done: 0, bytes: 0, asleep: false, until: null }) };
  let isLost = false;
  await atOnce(callsAtOnce, items, async ({ coldKey, coldVersion, bytes }) => {
    const object = coldKey && coldVersion ? await cold.head(coldKey, coldVersion) : null;
    if (!object?.restore) isLost = true;
    else if (object.restore.ongoing) now.asleep = true;
    else {
      now.done += 1;
      now.bytes += bytes;
      now.until = Math.min(now.until ?? Number.POSITIVE_INFINITY, +object.restore.expiresAt);
    }
  });
  await fault('open-watched');
  const last = items.length === slice ? items.at(-1) : null;
  if (!isLost && !last && !now.asleep) return openFolder(ground, job, now);
  await database.transaction(async (tx) => {
    // Neither asleep with a wish nor awake: the wish was lost, or its time is over. It comes back here.
    if (isLost) return ask(tx, 'open-ask', { jobId }, ground.now());
    if (last) {
      const next = { jobId, after: last.blobId, seen: now };
      return ask(tx, 'open-watch', next, ground.now());
    }
    await moveOpening(tx, jobId, { from: ['running'], done: now.done, doneBytes: now.bytes });
    await ask(tx, 'open-watch', { jobId }, nextLook(ground, job));
  });
}

/**
 * Take the store's word that objects may be awake, by their keys: what opens a folder with them is looked
 * at sooner. It is one of very many such words, so the look comes a moment later, for all of them.
 */
export async function noticeOpening(
  { database, now }: Pick<Ground, 'database' | 'now'>,
  coldKeys: readonly string[],
): Promise<void> {
  const found = await listOpeningsWith(database, coldKeys, 'running');
  const dueAt = new Date(now().getTime() + gather);
  for (const key of new Set(found.map(({ job }) => job.id))) {
    await database.transaction((tx) => hurry(tx, { topic: 'open-watch', key, dueAt }));
  }
}

async function openFolder(
  ground: Ground,
  job: JobRow,
  seen: { done: number; bytes: number; until: number | null },
): Promise<void> {
  await changeTree(ground, job.accountId, async (tx) => {
    const now = ground.now();
    // What somebody moved into a class that never sleeps would be open for ever.
    const longest = now.getTime() + ((job.days ?? 1) + 1) * day;
    const closesAt = new Date(Math.min(seen.until ?? longest, longest));
    const change = { done: seen.done, doneBytes: seen.bytes, closesAt, finishedAt: now };
    const opened = await moveOpening(tx, job.id, { from: ['running'], state: 'opened', ...change });
    if (!opened) return;
    await openFolders(tx, opened, closesAt);
    const facts = { ...factsOf(opened), until: closesAt.toISOString() };
    await notify(tx, job.accountId, { kind: 'folder-opened', subjectId: job.id, facts, now });
    const warnAt = new Date(closesAt.getTime() - warningSpan);
    if (warnAt > now) await ask(tx, 'open-warn', { jobId: job.id }, warnAt);
    await ask(tx, 'open-close', { jobId: job.id }, closesAt);
  });
  await ground.fault('open-finished');
}

async function findOpening({ database }: Ground, jobId: string): Promise<JobRow | null> {
  const job = await findJob(database, jobId);
  return job?.kind === 'open' && job.state === 'running' ? job : null;
}
