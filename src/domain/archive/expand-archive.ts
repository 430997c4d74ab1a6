import type { Ground } from './ground.ts';
import { ask, type Body, toBatches } from './messages.ts';
import { countItems, findJob, insertItems, type JobRow, listBlobsOf, moveJob } from './queries.ts';

const slice = 1_000;

/** Write one item for each distinct blob of an archive, slice by slice, and ask for their copies. */
export async function expandArchive(
  ground: Pick<Ground, 'database' | 'now' | 'fault'>,
  { jobId }: Body<'archive-expand'>,
): Promise<void> {
  const { database, fault } = ground;
  for (;;) {
    const more = await database.transaction(async (tx) => {
      const job = await findJob(tx, jobId);
      if (job?.state !== 'running' || job.expandedAt) return false;
      const blobs = await listBlobsOf(tx, { archiveId: jobId, after: job.cursor, limit: slice });
      const now = ground.now();
      await insertItems(
        tx,
        blobs.map(({ id, bytes, sha256 }) => ({
          archiveId: jobId,
          blobId: id,
          state: 'waiting' as const,
          bytes,
          sha256,
          changedAt: now,
        })),
      );
      for (const blobIds of toBatches(blobs)) {
        await ask(tx, 'archive-copy', { jobId, blobIds }, now);
      }
      const last = blobs.at(-1);
      if (last) await moveJob(tx, jobId, { from: ['running'], cursor: last.id });
      return blobs.length === slice;
    });
    await fault('archive-slice');
    if (!more) break;
  }
  await database.transaction(async (tx) => {
    const job = await findJob(tx, jobId);
    if (job?.state !== 'running' || job.expandedAt) return;
    const items = Object.values(await countItems(tx, jobId));
    const expected = items.reduce((sum, { count }) => sum + count, 0);
    const expectedBytes = items.reduce((sum, { bytes }) => sum + bytes, 0);
    const expandedAt = ground.now();
    const change = { from: ['running' as const], expected, expectedBytes, expandedAt };
    const expanded = await moveJob(tx, jobId, change);
    if (expanded && isAllCounted(expanded)) await ask(tx, 'archive-check', { jobId }, expandedAt);
  });
  await fault('archive-expanded');
}

/** Tell whether every item of a job has arrived or failed, as far as its counters know. */
export function isAllCounted(job: JobRow): boolean {
  return job.expandedAt !== null && job.done + job.failed >= job.expected;
}
