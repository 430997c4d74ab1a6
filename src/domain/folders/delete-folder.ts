import { Problem } from '#lib/problem.ts';
import { changeTree, getOwnFolder, requireAction, requireVersion } from './change-tree.ts';
import type { Ground } from './ground.ts';
import { addToFolder, measureSubtree, rehomeTrash, removeFolder } from './queries.ts';

/** Delete an empty folder. One that holds anything is refused, with what is in it. */
export async function deleteFolder(
  ground: Ground,
  accountId: string,
  { folderId, version }: { folderId: string; version: number },
): Promise<void> {
  await changeTree(ground, accountId, async (tx, { rootId }) => {
    const folder = await getOwnFolder(tx, accountId, folderId);
    if (folder.parentId === null) throw new Problem('root-fixed');
    requireAction(folder, 'delete');
    requireAction(await getOwnFolder(tx, accountId, folder.parentId), 'write');
    if (folder.files > 0 || folder.folders > 0) {
      throw new Problem('folder-not-empty', await measureSubtree(tx, folder));
    }
    requireVersion(folder, version);
    await rehomeTrash(tx, folder, rootId);
    await removeFolder(tx, folder);
    await addToFolder(tx, folder.parentId, { subfolders: -1 });
  });
}
