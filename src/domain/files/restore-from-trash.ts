import { describePlace, toFolderItem } from '#domain/folders/answers.ts';
import { changeTree, getOwnFolder } from '#domain/folders/change-tree.ts';
import { findFolder } from '#domain/folders/queries.ts';
import { Problem } from '#lib/problem.ts';
import { getItem } from './acts/item.ts';
import { untrashItem } from './acts/trash-item.ts';
import type { RestoreAnswer } from './contract.ts';
import { describeFile, getOwnFile } from './get-file.ts';
import type { Ground } from './ground.ts';
import { findTrash } from './queries.ts';

/**
 * Take something out of the trash: back to where it was, or to the root when that is gone. When its
 * name was taken meanwhile it gets a number.
 */
export async function restoreFromTrash(
  ground: Pick<Ground, 'database' | 'now'>,
  accountId: string,
  trashId: string,
): Promise<RestoreAnswer> {
  return changeTree(ground, accountId, async (tx, { rootId }) => {
    const trash = await findTrash(tx, accountId, trashId);
    if (!trash || trash.purgeAt <= ground.now()) throw new Problem('trash-not-found');
    const { kind, itemId: id } = trash;
    const item = await getItem(tx, accountId, { kind, id });
    const old = await findFolder(tx, accountId, trash.fromId);
    const to = old && !old.trashId ? old : await getOwnFolder(tx, accountId, rootId);
    await untrashItem(tx, { item, trash }, { to, name: item.row.name, conflict: 'keep-both' });
    if (kind === 'file') return describeFile(tx, await getOwnFile(tx, accountId, id));
    const folder = await describePlace(tx, accountId, to.id);
    return { ...toFolderItem(await getOwnFolder(tx, accountId, id)), folder };
  });
}
