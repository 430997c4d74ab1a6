import { Problem } from '#lib/problem.ts';
import { toFolderItem } from './answers.ts';
import { changeTree, getOwnFolder, requireAction, requireVersion } from './change-tree.ts';
import { claimName } from './claim-name.ts';
import type { FolderItem } from './contract.ts';
import type { Ground } from './ground.ts';
import { updateFolderName } from './queries.ts';

/** Give a folder another name; a change of letter case alone counts as one. */
export async function renameFolder(
  ground: Ground,
  accountId: string,
  { folderId, name, version }: { folderId: string; name: string; version: number | null },
): Promise<FolderItem> {
  return changeTree(ground, accountId, async (tx) => {
    const folder = await getOwnFolder(tx, accountId, folderId);
    if (folder.parentId === null) throw new Problem('root-fixed');
    requireAction(folder, 'change');
    // A name is also a change inside the parent, which may be closed.
    requireAction(await getOwnFolder(tx, accountId, folder.parentId), 'write');
    requireVersion(folder, version);
    const claimed = await claimName(
      tx,
      { folderId: folder.parentId, name, conflict: 'refuse' },
      folder.id,
    );
    const row = await updateFolderName(tx, folder, { ...claimed, changedAt: ground.now() });
    return toFolderItem(row);
  });
}
