import {
  changeTree,
  getOwnFolder,
  requireAction,
  requireVersion,
} from '#domain/folders/change-tree.ts';
import { claimName } from '#domain/folders/claim-name.ts';
import { Problem } from '#lib/problem.ts';
import type { FileAnswer } from './contract.ts';
import { describeFile, getOwnFile } from './get-file.ts';
import type { Ground } from './ground.ts';
import { decideType } from './media-type.ts';
import { updateFile } from './queries.ts';

/** Give a file another name; what it is called by its type may change with the ending. */
export async function renameFile(
  ground: Pick<Ground, 'database' | 'now'>,
  accountId: string,
  { fileId, name, version }: { fileId: string; name: string; version: number | null },
): Promise<FileAnswer> {
  return changeTree(ground, accountId, async (tx) => {
    const { file, blob } = await getOwnFile(tx, accountId, fileId);
    if (file.trashId) throw new Problem('in-trash');
    requireAction(await getOwnFolder(tx, accountId, file.folderId), 'write');
    requireVersion(file, version);
    const { folderId } = file;
    const claimed = await claimName(tx, { folderId, name, conflict: 'refuse' }, file.id);
    const renamed = await updateFile(tx, file, {
      ...claimed,
      kind: decideType(blob.type, claimed.name),
      changedAt: ground.now(),
    });
    return describeFile(tx, { file: renamed, blob });
  });
}
