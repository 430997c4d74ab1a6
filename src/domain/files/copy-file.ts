import { changeTree, getOwnFolder, type Once } from '#domain/folders/change-tree.ts';
import { writeJournal } from '#domain/folders/journal/write-journal.ts';
import { copyItem } from './acts/copy-item.ts';
import { getItem } from './acts/item.ts';
import type { ChangeFileAnswer, CopyFileRequest } from './contract.ts';
import { describeFile, getOwnFile } from './get-file.ts';
import type { Ground } from './ground.ts';

/** Copy a file: another row over the same bytes. */
export async function copyFile(
  ground: Pick<Ground, 'database' | 'now'>,
  accountId: string,
  { fileId, folderId, name, conflict }: CopyFileRequest & { fileId: string },
  once: Once | null = null,
): Promise<ChangeFileAnswer> {
  return changeTree(
    ground,
    accountId,
    async (tx, drive) => {
      const item = await getItem(tx, accountId, { kind: 'file', id: fileId });
      const now = ground.now();
      const destination = { folderId, name: name ?? item.row.name, conflict };
      const change = await copyItem(tx, item, destination, now);
      const folder = await getOwnFolder(tx, accountId, folderId);
      await writeJournal(tx, drive, { op: 'copy', folder, now, change });
      const copy = await describeFile(tx, await getOwnFile(tx, accountId, change.itemId));
      return { ...copy, seq: drive.revision };
    },
    once,
  );
}
