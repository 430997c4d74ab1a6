import { describePlace } from '#domain/folders/answers.ts';
import {
  changeTree,
  getOwnFolder,
  requireAction,
  requireVersion,
} from '#domain/folders/change-tree.ts';
import { addToFolder } from '#domain/folders/queries.ts';
import { freshId } from '#lib/id.ts';
import { Problem } from '#lib/problem.ts';
import type { TrashFileAnswer } from './contract.ts';
import { getOwnFile } from './get-file.ts';
import type { Ground } from './ground.ts';
import { insertTrash, updateFile } from './queries.ts';

/** Throw a file away. It lies in the trash for its time, and still counts as used. */
export async function trashFile(
  ground: Pick<Ground, 'database' | 'now' | 'limits'>,
  accountId: string,
  { fileId, version }: { fileId: string; version: number },
): Promise<TrashFileAnswer> {
  return changeTree(ground, accountId, async (tx, { revision }) => {
    const { file } = await getOwnFile(tx, accountId, fileId);
    if (file.trashId) throw new Problem('in-trash');
    requireAction(await getOwnFolder(tx, accountId, file.folderId), 'write');
    requireVersion(file, version);
    const trashId = freshId();
    const trashedAt = ground.now();
    const { path } = await describePlace(tx, accountId, file.folderId);
    await insertTrash(tx, {
      id: trashId,
      accountId,
      kind: 'file',
      itemId: file.id,
      name: file.name,
      fromId: file.folderId,
      fromPath: path,
      files: 1,
      bytes: file.bytes,
      trashedAt,
      purgeAt: new Date(trashedAt.getTime() + ground.limits.trashSpan),
    });
    await updateFile(tx, file, { trashId });
    await addToFolder(tx, file.folderId, { files: -1, bytes: -file.bytes });
    return { trashId, seq: revision };
  });
}
