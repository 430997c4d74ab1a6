import { changeTree, getOwnFolder, requireAction } from '#domain/folders/change-tree.ts';
import { claimName } from '#domain/folders/claim-name.ts';
import { addToFolder, findFolder } from '#domain/folders/queries.ts';
import { Problem } from '#lib/problem.ts';
import type { FileAnswer } from './contract.ts';
import { describeFile, getOwnFile } from './get-file.ts';
import type { Ground } from './ground.ts';
import { decideType } from './media-type.ts';
import { findTrash, removeTrash, updateFile } from './queries.ts';

/**
 * Take something out of the trash: back to where it was, or to the root when that is gone. When its
 * name was taken meanwhile it gets a number.
 */
export async function restoreFromTrash(
  ground: Pick<Ground, 'database' | 'now'>,
  accountId: string,
  trashId: string,
): Promise<FileAnswer> {
  return changeTree(ground, accountId, async (tx, { rootId }) => {
    const trash = await findTrash(tx, accountId, trashId);
    if (!trash) throw new Problem('trash-not-found');
    const { file, blob } = await getOwnFile(tx, accountId, trash.itemId);
    const old = await findFolder(tx, accountId, trash.fromId);
    const folder = old && !old.trashId ? old : await getOwnFolder(tx, accountId, rootId);
    requireAction(folder, 'write');
    const claimed = await claimName(tx, {
      folderId: folder.id,
      name: file.name,
      conflict: 'keep-both',
    });
    const restored = await updateFile(tx, file, {
      ...claimed,
      kind: decideType(blob.type, claimed.name),
      folderId: folder.id,
      trashId: null,
    });
    await addToFolder(tx, folder.id, { files: 1, bytes: file.bytes });
    await removeTrash(tx, trashId);
    return describeFile(tx, { file: restored, blob });
  });
}
