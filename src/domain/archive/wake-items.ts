import type { Transaction } from '#adapters/database/database.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import { addToDrive } from '#domain/folders/queries.ts';
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
  type ItemRow,
  type JobRow,
  listItems,
  moveItem,
  updateBlob,
} from './queries.ts';

const slice = 1_000;
/** How long what was woken stays awake: enough to copy it. */
const days = 7;

/**
 * Ask for everything of an archive: what still has its hot copy is back at once, the rest is woken.
 * Asked again with a faster tier, what still sleeps wakes sooner.
 */
export async function askForItems(ground: Ground, { jobId }: Body<'restore-ask'>): Promise<void> {
  const { database, fault } = ground;
  const job = await findJob(database, jobId);
  if (job?.state !== 'running' || !job.ofId) return;
  await eachItem(ground, job, ['copied', 'cleared', 'asked'], async (items) => {
    const back = await changeTree(ground, job.accountId, (tx) =>
      takeHotOnes(tx, ground, job, items),
    );
    for (const { item } of items) {
      if (!back.has(item.blobId)) await wakeOrFail(ground, job, item);
    }
    await fault('restore-slice');
  });
  await database.transaction(async (tx) => {
    const now = await findJob(tx, jobId);
    if (now?.state === 'running') await ask(tx, 'restore-watch', { jobId }, nextLook(ground, now));
  });
  await fault('restore-asked');
}

/** Look at what was woken: hand over what is awake, wake again what fell asleep, come again. */
export async function watchItems(ground: Ground, { jobId }: Body<'restore-watch'>): Promise<void> {
  const { database, cold, fault } = ground;
  const job = await findJob(database, jobId);
  if (job?.state !== 'running' || !job.ofId) return;
  let asleep = false;
  await eachItem(ground, job, ['asked'], async (items) => {
    const ready: BlobRow[] = [];
    for (const { item, blob } of items) {
      const { coldKey, coldVersion } = item;
      const object = coldKey && coldVersion ? await cold.head(coldKey, coldVersion) : null;
      if (object?.restore?.ongoing === false) ready.push(blob);
      else asleep = true;
      // Neither asleep with a wish nor awake: the wish was lost, or its time is over.
      if (!object?.restore) await wakeOrFail(ground, job, item);
    }
    await database.transaction(async (tx) => {
      const now = ground.now();
      for (const { id: blobId } of ready) {
        const change = { from: ['asked' as const], state: 'ready' as const, changedAt: now };
        await moveItem(tx, { archiveId: job.ofId ?? '', blobId }, change);
      }
      for (const blobIds of toBatches(ready)) {
        await ask(tx, 'restore-bring-back', { jobId, blobIds }, now);
      }
    });
    await fault('restore-watched');
  });
  if (!asleep) return;
  await database.transaction((tx) => ask(tx, 'restore-watch', { jobId }, nextLook(ground, job)));
}

type Found = { item: ItemRow; blob: BlobRow };

/** Walk over the items of the archive that a job brings back, slice by slice. */
async function eachItem(
  { database }: Ground,
  job: JobRow,
  states: Parameters<typeof listItems>[1]['states'],
  act: (items: Found[]) => Promise<void>,
): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const page = { archiveId: job.ofId ?? '', states, after, limit: slice };
    const items: Found[] = await listItems(database, page);
    if (items.length > 0) await act(items);
    after = items.at(-1)?.item.blobId ?? null;
    if (items.length < slice) return;
  }
}

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

async function wake({ database, cold, now }: Ground, job: JobRow, item: ItemRow): Promise<void> {
  const { coldKey, coldVersion } = item;
  if (!coldKey || !coldVersion) throw new Problem('archive-not-found');
  const tier = job.tier ?? 'standard';
  let answer = await cold.restore(coldKey, coldVersion, { tier, days });
  if (answer === 'no-capacity') {
    answer = await cold.restore(coldKey, coldVersion, { tier: 'standard', days });
  }
  if (answer === 'absent') throw new Problem('archive-not-found');
  if (answer === 'refused') throw new Problem('tier-unavailable');
  const change = { from: ['copied' as const, 'cleared' as const], state: 'asked' as const };
  await database.transaction((tx) => moveItem(tx, item, { ...change, changedAt: now() }));
}

/** Look again a few times within the time that the tier takes, and each quarter of an hour. */
function nextLook({ cold, now }: Ground, { tier }: JobRow): Date {
  const wait = Math.min(Math.max(cold.waits[tier ?? 'standard'] / 4, 1 * second), 15 * minute);
  return new Date(now().getTime() + wait);
}
