import type { Transaction } from '#adapters/database/database.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import { addToDrive } from '#domain/folders/queries.ts';
import { atOnce } from '#lib/at-once.ts';
import { isFinal, Problem } from '#lib/problem.ts';
import { minute, second } from '#lib/units.ts';
import { failItem } from './copy-items.ts';
import { isAllCounted } from './expand-archive.ts';
import type { Ground } from './ground.ts';
import { ask, type Body, toBatches } from './messages.ts';
import {
  addProgress,
  type BlobRow,
  findItem,
  findJob,
  findRestoreOf,
  type ItemRow,
  type JobRow,
  listAsked,
  listItems,
  moveItem,
  updateBlob,
} from './queries.ts';

/** So many calls to the cold side fit into the minute that a function has. */
const slice = 1_000;
const callsAtOnce = 16;
/** How long what was woken stays awake: enough to copy it. */
const days = 7;

/**
 * Ask for everything of an archive, slice by slice: what still has its hot copy is back at once, the
 * rest is woken. Asked again with a faster tier, what still sleeps wakes sooner.
 */
export async function askForItems(
  ground: Ground,
  { jobId, after }: Body<'restore-ask'>,
): Promise<void> {
  const { database, fault } = ground;
  const job = await findJob(database, jobId);
  if (job?.state !== 'running' || !job.ofId) return;
  const states = ['copied' as const, 'cleared' as const, 'asked' as const];
  const page = { archiveId: job.ofId, states, after: after ?? null, limit: slice };
  const items = await listItems(database, page);
  const back = await changeTree(ground, job.accountId, (tx) => takeHotOnes(tx, ground, job, items));
  const asleep = items.filter(({ item }) => !back.has(item.blobId));
  await atOnce(callsAtOnce, asleep, ({ item }) => wakeOrFail(ground, job, item));
  await fault('restore-slice');
  const last = items.length === slice ? items.at(-1) : null;
  await database.transaction(async (tx) => {
    const now = await findJob(tx, jobId);
    if (now?.state !== 'running') return;
    if (last) await ask(tx, 'restore-ask', { jobId, after: last.item.blobId }, ground.now());
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
  const { database, cold, fault } = ground;
  const job = await findJob(database, jobId);
  if (job?.state !== 'running' || !job.ofId) return;
  const states = ['asked' as const];
  const page = { archiveId: job.ofId, states, after: after ?? null, limit: slice };
  const items = await listItems(database, page);
  const looks = await atOnce(callsAtOnce, items, async ({ item }) => {
    const { coldKey, coldVersion } = item;
    const object = coldKey && coldVersion ? await cold.head(coldKey, coldVersion) : null;
    if (!object?.restore) return 'lost';
    return object.restore.ongoing ? 'asleep' : 'awake';
  });
  const ready = items.filter((_, at) => looks[at] === 'awake').map(({ blob }) => blob);
  await handOver(ground, job, ready);
  await fault('restore-watched');
  const asleep = before || looks.includes('asleep');
  const last = items.length === slice ? items.at(-1) : null;
  await database.transaction(async (tx) => {
    // Neither asleep with a wish nor awake: the wish was lost, or its time is over. It comes back here.
    if (looks.includes('lost')) await ask(tx, 'restore-ask', { jobId }, ground.now());
    else if (last)
      await ask(tx, 'restore-watch', { jobId, after: last.item.blobId, asleep }, ground.now());
    else if (asleep) await ask(tx, 'restore-watch', { jobId }, nextLook(ground, job));
  });
}

/**
 * Take the store's word that objects may be awake, by their keys. It may come late, twice, or never:
 * each is looked at, and whatever is missed here is seen by `watchItems`.
 */
export async function noticeAwake(ground: Ground, coldKeys: readonly string[]): Promise<void> {
  const { database, cold } = ground;
  const found = await listAsked(database, coldKeys);
  for (const [archiveId, items] of Map.groupBy(found, ({ item }) => item.archiveId)) {
    const job = await findRestoreOf(database, archiveId);
    if (job?.state !== 'running') continue;
    const ready: BlobRow[] = [];
    for (const { item, blob } of items) {
      const object = await cold.head(item.coldKey ?? '', item.coldVersion ?? '');
      if (object?.restore?.ongoing === false) ready.push(blob);
    }
    await handOver(ground, job, ready);
  }
}

/** Write down what is awake, and ask for it to be copied. */
async function handOver({ database, now: clock }: Ground, job: JobRow, ready: readonly BlobRow[]) {
  await database.transaction(async (tx) => {
    const now = clock();
    const moved: BlobRow[] = [];
    for (const blob of ready) {
      const change = { from: ['asked' as const], state: 'ready' as const, changedAt: now };
      const of = { archiveId: job.ofId ?? '', blobId: blob.id };
      if (await moveItem(tx, of, change)) moved.push(blob);
    }
    for (const blobIds of toBatches(moved)) {
      await ask(tx, 'restore-bring-back', { jobId: job.id, blobIds }, now);
    }
  });
}

type Found = { item: ItemRow; blob: BlobRow };

/** Under the lock that clearing takes too: a hot copy that is there now stays. */
async function takeHotOnes(
  tx: Transaction,
  ground: Ground,
  job: JobRow,
  items: readonly Found[],
): Promise<Set<string>> {
  const running = (await findJob(tx, job.id))?.state === 'running';
  // Given up meanwhile: nothing is left to be woken.
  if (!running) return new Set(items.map(({ item }) => item.blobId));
  const back = new Set<string>();
  let done = 0;
  let bytes = 0;
  for (const { item } of items) {
    const found = await findItem(tx, item.archiveId, item.blobId);
    if (!found?.blob.hotKey) continue;
    back.add(item.blobId);
    const change = { state: 'back' as const, changedAt: ground.now() };
    const moved = await moveItem(tx, item, { from: ['copied', 'cleared', 'asked'], ...change });
    if (!moved) continue;
    done += 1;
    bytes += item.bytes;
    await takeBack(tx, found.blob, found.blob.hotKey);
  }
  const progress = done > 0 ? await addProgress(tx, job.id, { done, bytes }) : null;
  if (progress && isAllCounted(progress)) {
    await ask(tx, 'restore-finish', { jobId: job.id }, ground.now());
  }
  return back;
}

/** Write down that a blob is hot again; its cold copy stays for as long as it is paid for. */
export async function takeBack(tx: Transaction, blob: BlobRow, hotKey: string): Promise<void> {
  await updateBlob(tx, blob.id, { place: 'both', hotKey });
  if (blob.place === 'cold') await addToDrive(tx, blob.accountId, { coldBytes: -blob.bytes });
}

async function wakeOrFail(ground: Ground, job: JobRow, item: ItemRow): Promise<void> {
  try {
    await wake(ground, job, item);
  } catch (error) {
    if (!isFinal(error)) throw error;
    const { blobId } = item;
    await failItem(ground, job, { blobId, problem: error.code, next: 'restore-finish' });
  }
}

/** Ask the store to wake one object. Where the fast tier has no room, the next one is taken. */
export async function wakeObject(
  cold: Ground['cold'],
  { coldKey, coldVersion }: Pick<ItemRow, 'coldKey' | 'coldVersion'>,
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

async function wake({ database, cold, now }: Ground, job: JobRow, item: ItemRow): Promise<void> {
  await wakeObject(cold, item, { tier: job.tier ?? 'standard', days });
  const change = { from: ['copied' as const, 'cleared' as const], state: 'asked' as const };
  await database.transaction((tx) => moveItem(tx, item, { ...change, changedAt: now() }));
}

/** Look again a few times within the time that the tier takes, and each quarter of an hour. */
export function nextLook({ cold, now }: Pick<Ground, 'cold' | 'now'>, { tier }: JobRow): Date {
  const wait = Math.min(Math.max(cold.waits[tier ?? 'standard'] / 4, 1 * second), 15 * minute);
  return new Date(now().getTime() + wait);
}
