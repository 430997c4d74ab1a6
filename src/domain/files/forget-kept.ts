import { changeTree } from '#domain/folders/change-tree.ts';
import { dropKept, listOldKept } from '#domain/folders/journal/queries.ts';
import type { Ground } from './ground.ts';
import { releaseBlobs } from './purge-trash.ts';

const slice = 1_000;

/** Let go of bytes that were kept to undo acts, where that is too late now. Answers how many. */
export async function forgetKept(ground: Ground): Promise<number> {
  const { database, now, limits } = ground;
  const before = new Date(now().getTime() - limits.trashSpan);
  const kept = await listOldKept(database, before, slice);
  for (const [accountId, rows] of Map.groupBy(kept, (row) => row.accountId)) {
    await changeTree(ground, accountId, async (tx) => {
      const dropped: string[] = [];
      for (const { id, blobId } of rows) if (await dropKept(tx, id)) dropped.push(blobId);
      await releaseBlobs(tx, accountId, dropped, now());
    });
  }
  return kept.length;
}
