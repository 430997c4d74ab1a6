import type { Transaction } from '#adapters/database/database.ts';
import { freshId } from '#lib/id.ts';
import type { Limits } from './ground.ts';
import { insertDrive } from './queries.ts';

/** Give an account its drive: a root folder, and how much it may keep. */
export async function createDrive(
  tx: Transaction,
  accountId: string,
  quota: Pick<Limits, 'quotaBytes' | 'quotaFiles'>,
  now: Date,
): Promise<{ rootId: string }> {
  const rootId = freshId();
  const { quotaBytes, quotaFiles } = quota;
  await insertDrive(
    tx,
    { accountId, rootId, quotaBytes, quotaFiles },
    {
      id: rootId,
      accountId,
      parentId: null,
      // The root has no name of its own: a page calls it by its own word.
      name: '',
      nameKey: '',
      nameSort: '',
      depth: 0,
      state: 'active',
      createdAt: now,
      changedAt: now,
    },
  );
  return { rootId };
}
