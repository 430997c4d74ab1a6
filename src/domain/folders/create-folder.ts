import type { Transaction } from '#adapters/database/database.ts';
import { freshId } from '#lib/id.ts';
import { Problem } from '#lib/problem.ts';
import { toFolderItem } from './answers.ts';
import { changeTree, getOwnFolder, type Once, requireAction } from './change-tree.ts';
import { claimName } from './claim-name.ts';
import type { CreateFolderRequest, FolderItem } from './contract.ts';
import type { Ground } from './ground.ts';
import { addToFolder, insertFolder } from './queries.ts';
import { maximumDepth } from './rules.ts';

/** Make a folder in another one. */
export async function createFolder(
  ground: Ground,
  accountId: string,
  { parentId, name, conflict }: CreateFolderRequest,
  once: Once | null = null,
): Promise<FolderItem> {
  const create = async (tx: Transaction) => {
    const parent = await getOwnFolder(tx, accountId, parentId);
    requireAction(parent, 'write');
    const claimed = await claimName(tx, { folderId: parentId, name, conflict });
    if (parent.depth >= maximumDepth) throw new Problem('folder-too-deep', { limit: maximumDepth });
    const now = ground.now();
    const folder = await insertFolder(tx, {
      id: freshId(),
      accountId,
      parentId,
      ...claimed,
      depth: parent.depth + 1,
      state: 'active',
      createdAt: now,
      changedAt: now,
    });
    await addToFolder(tx, parentId, { subfolders: 1 });
    return toFolderItem(folder);
  };
  return changeTree(ground, accountId, create, once);
}
