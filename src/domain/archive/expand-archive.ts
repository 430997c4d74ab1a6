import type { Ground } from './ground.ts';
import { isAllCounted } from './ledger-steps.ts';
import { ask, type Body, toBatches } from './messages.ts';
import { countBlobsOf, findJob, listBlobsOf, moveJob } from './queries.ts';

const slice = 1_000;

/**
 * Write one item for each distinct blob of an archive, slice by slice, and ask for their copies: the
 * items first, since whoever copies looks for them. Nothing below the folder changes meanwhile.
 */
export async function expandArchive(
  ground: Pick<Ground, 'database' | 'ledger' | 'now' | 'fault'>,
  { jobId }: Body<'archive-expand'>,
): Promise<void> {
  const { database, ledger, fault } = ground;
  for (;;) {
    const job = await findJob(database, jobId);
    if (job?.state !== 'running' || job.expandedAt) break;
    const { cursor } = job;
    const blobs = await listBlobsOf(database, { archiveId: jobId, after: cursor, limit: slice });
    const changedAt = ground.now();
    await ledger.put(
      blobs.map(({ id, bytes, sha256 }) => ({
        archiveId: jobId,
        blobId: id,
        state: 'waiting' as const,
        bytes,
        sha256,
        changedAt,
      })),
    );
    await fault('archive-listed');
    await database.transaction(async (tx) => {
      const now = await findJob(tx, jobId);
      // Another process was here with the same slice.
      if (now?.state !== 'running' || now.cursor !== cursor) return;
      for (const blobIds of toBatches(blobs)) {
        await ask(tx, 'archive-copy', { jobId, blobIds }, changedAt);
      }
      const last = blobs.at(-1);
      if (last) await moveJob(tx, jobId, { from: ['running'], cursor: last.id });
    });
    await fault('archive-slice');
    if (blobs.length < slice) break;
  }
  await database.transaction(async (tx) => {
    const job = await findJob(tx, jobId);
    if (job?.state !== 'running' || job.expandedAt) return;
    const { blobs: expected, bytes: expectedBytes } = await countBlobsOf(tx, jobId);
    const expandedAt = ground.now();
    const change = { from: ['running' as const], expected, expectedBytes, expandedAt };
    const expanded = await moveJob(tx, jobId, change);
    if (expanded && isAllCounted(expanded)) await ask(tx, 'archive-check', { jobId }, expandedAt);
  });
  await fault('archive-expanded');
}
