import type { Transaction } from '#adapters/database/database.ts';
import type { Item } from '#adapters/ledger/ledger.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import { addToDrive } from '#domain/folders/queries.ts';
import { atOnce } from '#lib/at-once.ts';
import { isFinal, Problem } from '#lib/problem.ts';
import { minute, second } from '#lib/units.ts';
import { failItem } from './copy-items.ts';
import type { Ground } from './ground.ts';
import { isAllCounted, moveItem } from './ledger-steps.ts';
import { ask, askOnce, type Body, toBatches } from './messages.ts';
import {
  addProgress,
  type BlobRow,
  findBlobs,
  findJob,
  findRestoreOf,
  type JobRow,
  listRestoring,
  updateBlob,
} from './queries.ts';
import { waitOf } from './rules.ts';

/** So many calls to the cold side fit into the minute that a function has. */
const slice = 1_000;
const callsAtOnce = 16;

/** Where an item may be when a restore begins: earlier ones that were given up leave it anywhere. */
export const anywhere = ['copied', 'cleared', 'asked', 'ready', 'back', 'failed'] as const;

/**
 * Ask for everything of an archive, slice by slice: what still has its hot copy is back at once, the
 * rest is woken. Asked again with a faster tier, what still sleeps wakes sooner.
 */
export async function askForItems(
  ground: Ground,
  { jobId, after }: Body<'restore-ask'>,
): Promise<void> {
  const { database, ledger, fault } = ground;
  const job = await findJob(database, jobId);
  if (job?.state !== 'running' || !job.ofId) return;
  const { attempt } = job;
  const page = { archiveId: job.ofId, states: anywhere, after: after ?? null, limit: slice };
  const found = await ledger.list(page);
  const items = found.filter((item) => item.attempt < attempt || item.state === 'asked');
  const hot = await changeTree(ground, job.accountId, (tx) => takeHotOnes(tx, job, items));
  // Given up meanwhile: nothing is left to be woken.
  if (!hot) return;
  await fault('restore-taken');
  const back = { state: 'back' as const, attempt, problem: null, changedAt: ground.now() };
  const taken = items.filter(({ blobId }) => hot.has(blobId));
  const moved = await ledger.move(taken, back);
  const asleep = items.filter(({ blobId }) => !hot.has(blobId));
  await atOnce(callsAtOnce, asleep, (item) => wakeOrFail(ground, job, item));
  await fault('restore-slice');
  if (moved.size < taken.length) throw new Error('Somebody else moved these items at once.');
  const last = found.length === slice ? found.at(-1) : null;
  await database.transaction(async (tx) => {
    const now = await findJob(tx, jobId);
    if (now?.state !== 'running') return;
    if (isAllCounted(now)) await askOnce(tx, 'restore-finish', { jobId }, ground.now());
    if (last) await ask(tx, 'restore-ask', { jobId, after: last.blobId }, ground.now());
    else await ask(tx, 'restore-watch', { jobId }, nextLook(ground, now));
  });
  await fault('restore-asked');
}

/**
 * Look at what was woken, slice by slice: hand over what is awake, wake again what fell asleep. When
 * some of it still sleeps, come again.
 */
export async function watchItems(
  ground: Ground,
  { jobId, after, asleep: before = false }: Body<'restore-watch'>,
): Promise<void> {
  const { database, ledger, cold, fault } = ground;
  const job = await findJob(database, jobId);
  if (job?.state !== 'running' || !job.ofId) return;
  const states = ['asked' as const];
  const found = await ledger.list({
    archiveId: job.ofId,
    states,
    after: after ?? null,
    limit: slice,
  });
  const items = found.filter(({ attempt }) => attempt === job.attempt);
  const looks = await atOnce(callsAtOnce, items, async ({ coldKey, coldVersion }) => {
    const object = coldKey && coldVersion ? await cold.head(coldKey, coldVersion) : null;
    if (!object?.restore) return 'lost';
    return object.restore.ongoing ? 'asleep' : 'awake';
  });
  const ready = items.filter((_, at) => looks[at] === 'awake');
  await handOver(ground, job, ready);
  await fault('restore-watched');
  const asleep = before || looks.includes('asleep');
  const last = found.length === slice ? found.at(-1) : null;
  await database.transaction(async (tx) => {
    // Neither asleep with a wish nor awake: the wish was lost, or its time is over. It comes back here.
    if (looks.includes('lost')) await ask(tx, 'restore-ask', { jobId }, ground.now());
    else if (last)
      await ask(tx, 'restore-watch', { jobId, after: last.blobId, asleep }, ground.now());
    else if (asleep) await ask(tx, 'restore-watch', { jobId }, nextLook(ground, job));
  });
}

/**
 * Take the store's word that objects may be awake, by their keys. It may come late, twice, or never:
 * each is looked at, and whatever is missed here is seen by `watchItems`.
 */
export async function noticeAwake(ground: Ground, coldKeys: readonly string[]): Promise<void> {
  const { database, ledger, cold } = ground;
  const found = await listRestoring(database, coldKeys);
  for (const [archiveId, blobs] of Map.groupBy(found, (one) => one.archiveId ?? '')) {
    const job = await findRestoreOf(database, archiveId);
    if (job?.state !== 'running') continue;
    const ready: Item[] = [];
    await atOnce(callsAtOnce, blobs, async ({ blobId }) => {
      const item = await ledger.find(archiveId, blobId);
      if (item?.state !== 'asked' || item.attempt !== job.attempt) return;
      const object = await cold.head(item.coldKey ?? '', item.coldVersion ?? '');
      if (object?.restore?.ongoing === false) ready.push(item);
    });
    await handOver(ground, job, ready);
  }
}

/**
 * Ask for what is awake to be copied, and write it down. In this order: a copy that was asked for twice
 * finds its work done, one that was never asked for would be missed by all.
 */
async function handOver(
  { database, ledger, now: clock, fault }: Ground,
  job: JobRow,
  ready: readonly Item[],
): Promise<void> {
  if (ready.length === 0) return;
  const now = clock();
  const batches = toBatches(ready.map(({ blobId: id, bytes }) => ({ id, bytes })));
  await database.transaction(async (tx) => {
    for (const blobIds of batches) {
      await ask(tx, 'restore-bring-back', { jobId: job.id, blobIds }, now);
    }
  });
  await fault('restore-handed');
  await ledger.move(ready, { state: 'ready', changedAt: now });
}

/**
 * Under the lock that clearing takes too: a hot copy that is there now stays. Answers the blobs that
 * have one; null when the job does not run any more.
 */
async function takeHotOnes(
  tx: Transaction,
  job: JobRow,
  items: readonly Item[],
): Promise<Set<string> | null> {
  if ((await findJob(tx, job.id))?.state !== 'running') return null;
  const blobs = await findBlobs(
    tx,
    items.map(({ blobId }) => blobId),
  );
  const hot = new Set<string>();
  let bytes = 0;
  for (const blob of blobs.values()) {
    if (!blob.hotKey) continue;
    hot.add(blob.id);
    bytes += blob.bytes;
    await takeBack(tx, blob, blob.hotKey);
  }
  if (hot.size > 0) await addProgress(tx, job.id, { done: hot.size, bytes });
  return hot;
}

/** Write down that a blob is hot again; its cold copy stays for as long as it is paid for. */
export async function takeBack(tx: Transaction, blob: BlobRow, hotKey: string): Promise<void> {
  await updateBlob(tx, blob.id, { place: 'both', hotKey });
  if (blob.place === 'cold') await addToDrive(tx, blob.accountId, { coldBytes: -blob.bytes });
}

async function wakeOrFail(ground: Ground, job: JobRow, item: Item): Promise<void> {
  try {
    await wake(ground, job, item);
  } catch (error) {
    if (!isFinal(error)) throw error;
    await failItem(ground, job, { item, problem: error.code });
  }
}

/** Ask the store to wake one object. Where the fast tier has no room, the next one is taken. */
export async function wakeObject(
  cold: Ground['cold'],
  { coldKey, coldVersion }: Pick<Item, 'coldKey' | 'coldVersion'>,
  how: { tier: NonNullable<JobRow['tier']>; days: number },
): Promise<void> {
  if (!coldKey || !coldVersion) throw new Problem('archive-not-found');
  let answer = await cold.restore(coldKey, coldVersion, how);
  if (answer === 'no-capacity') {
    answer = await cold.restore(coldKey, coldVersion, { ...how, tier: 'standard' });
  }
  if (answer === 'absent') throw new Problem('archive-not-found');
  if (answer === 'refused') throw new Problem('tier-unavailable');
}

async function wake(ground: Ground, job: JobRow, item: Item): Promise<void> {
  const { ledger, cold, habits, now, fault } = ground;
  const { attempt } = job;
  await wakeObject(cold, item, { tier: job.tier ?? habits.tier, days: habits.awakeDays });
  await fault('restore-woken');
  if (item.state === 'asked' && item.attempt === attempt) return;
  await moveItem(ledger, item, { state: 'asked', attempt, problem: null, changedAt: now() });
}

/** Look again a few times within the time that the tier takes, and each quarter of an hour. */
export function nextLook({ cold, now }: Pick<Ground, 'cold' | 'now'>, job: JobRow): Date {
  const longest = waitOf(cold, job.class, job.tier ?? 'standard');
  return new Date(now().getTime() + Math.min(Math.max(longest / 4, 1 * second), 15 * minute));
}
