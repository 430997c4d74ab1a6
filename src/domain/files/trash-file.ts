import { changeTree, requireVersion } from '#domain/folders/change-tree.ts';
import { writeJournal } from '#domain/folders/journal/write-journal.ts';
import { getItem } from './acts/item.ts';
import { trashItem } from './acts/trash-item.ts';
import type { TrashFileAnswer } from './contract.ts';
import type { Ground } from './ground.ts';

/** Throw a file away. It lies in the trash for its time, and still counts as used. */
export async function trashFile(
  ground: Pick<Ground, 'database' | 'now' | 'limits'>,
  accountId: string,
  { fileId, version }: { fileId: string; version: number },
): Promise<TrashFileAnswer> {
  return changeTree(ground, accountId, async (tx, drive) => {
    const item = await getItem(tx, accountId, { kind: 'file', id: fileId });
    requireVersion(item.row, version);
    const { change, trashId, from: folder } = await trashItem(tx, ground, item);
    await writeJournal(tx, drive, { op: 'trash', folder, now: ground.now(), change });
    return { trashId, seq: drive.revision };
  });
}
