import { toFolderItem, toPath } from './answers.ts';
import { getOwnFolder } from './change-tree.ts';
import { type FolderAnswer, folderAction } from './contract.ts';
import type { Ground } from './ground.ts';
import { listTrail } from './queries.ts';
import { decideFolderAction, isOpen } from './rules.ts';

/** Get a folder with its way from the root and what its state refuses. */
export async function getFolder(
  { database, now }: Ground,
  accountId: string,
  folderId: string,
): Promise<FolderAnswer> {
  const folder = await getOwnFolder(database, accountId, folderId);
  const trail = await listTrail(database, accountId, folderId);
  const state = folder.trashId ? 'in-trash' : folder.state;
  const mayBeRead = !folder.trashId && isOpen(folder, now());
  const refusals = folderAction.options.map((action) => {
    const decision = action === 'read' && mayBeRead ? 'yes' : decideFolderAction(state, action);
    return [action, decision === 'yes' || decision === 'same-job' ? null : decision];
  });
  return {
    ...toFolderItem(folder),
    parentId: folder.parentId,
    trail,
    path: toPath(trail),
    openUntil: mayBeRead ? (folder.openUntil?.toISOString() ?? null) : null,
    // Every option has its entry: the list above is made from all of them.
    refusals: Object.fromEntries(refusals) as FolderAnswer['refusals'],
  };
}
