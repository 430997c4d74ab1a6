import type { Transaction } from '#adapters/database/database.ts';
import { forgetObjects } from '../forget-object.ts';
import { removeThumbs } from './queries.ts';

/** Let the small pictures of some bytes go once this transaction is committed, where there are any. */
export async function forgetThumbs(
  tx: Transaction,
  blobIds: readonly string[],
  dueAt: Date,
): Promise<void> {
  const thumbs = await removeThumbs(tx, blobIds);
  await forgetObjects(
    tx,
    thumbs.map(({ key }) => key),
    dueAt,
  );
}
