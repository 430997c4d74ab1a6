import type { Transaction } from '#adapters/database/database.ts';
import { forgetObject } from '../forget-object.ts';
import { removeThumb } from './queries.ts';

/** Let the small picture of some bytes go once this transaction is committed, if there is one. */
export async function forgetThumb(tx: Transaction, blobId: string, dueAt: Date): Promise<void> {
  const thumb = await removeThumb(tx, blobId);
  if (thumb) await forgetObject(tx, thumb.key, dueAt);
}
