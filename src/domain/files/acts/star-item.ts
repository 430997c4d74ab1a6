import type { Transaction } from '#adapters/database/database.ts';
import { getOwnFolder, requireAction } from '#domain/folders/change-tree.ts';
import { addToFolder, starFolder } from '#domain/folders/queries.ts';
import { Problem } from '#lib/problem.ts';
import { starFile } from '../queries.ts';
import type { Item } from './item.ts';

/**
 * Give something a star, or take it away, under the lock of its tree. It is a mark of its owner and
 * no change of the thing: its version and its date stay, and an archive does not forbid it.
 */
export async function starItem(
  tx: Transaction,
  { kind, row, parentId }: Item,
  { starred, now }: { starred: boolean; now: Date },
): Promise<void> {
  if (row.trashId) throw new Problem('in-trash');
  requireAction(await getOwnFolder(tx, row.accountId, parentId), 'list');
  if (starred === (row.starredAt !== null)) return;
  const starredAt = starred ? now : null;
  if (kind === 'file') await starFile(tx, row, starredAt);
  else await starFolder(tx, row, starredAt);
  await addToFolder(tx, parentId, {});
}
