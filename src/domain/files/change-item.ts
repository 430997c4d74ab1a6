import type { Transaction } from '#adapters/database/database.ts';
import { toFolderItem } from '#domain/folders/answers.ts';
import { changeTree, getOwnFolder, requireVersion } from '#domain/folders/change-tree.ts';
import type {
  ChangeFolderAnswer,
  ChangeFolderRequest,
  Conflict,
} from '#domain/folders/contract.ts';
import { writeJournal } from '#domain/folders/journal/write-journal.ts';
import type { DriveRow } from '#domain/folders/queries.ts';
import { getItem, type Item } from './acts/item.ts';
import { moveItem } from './acts/move-item.ts';
import { starItem } from './acts/star-item.ts';
import type { ChangeFileAnswer, ChangeFileRequest } from './contract.ts';
import { describeFile, getOwnFile } from './get-file.ts';
import type { Ground } from './ground.ts';

type Needs = Pick<Ground, 'database' | 'now'>;

/** Give a folder another name, another place, or a star; a change of letter case alone counts. */
export async function changeFolder(
  ground: Needs,
  accountId: string,
  {
    folderId,
    version,
    ...wish
  }: ChangeFolderRequest & { folderId: string; version: number | null },
): Promise<ChangeFolderAnswer> {
  return changeTree(ground, accountId, async (tx, drive) => {
    const item = await getItem(tx, accountId, { kind: 'folder', id: folderId });
    requireVersion(item.row, version);
    const seq = await change(tx, drive, {
      item,
      wish: { ...wish, folderId: wish.parentId },
      now: ground.now(),
    });
    return { ...toFolderItem(await getOwnFolder(tx, accountId, folderId)), seq };
  });
}

/** Give a file another name, another place, or a star; its type may change with the ending. */
export async function changeFile(
  ground: Needs,
  accountId: string,
  { fileId, version, ...wish }: ChangeFileRequest & { fileId: string; version: number | null },
): Promise<ChangeFileAnswer> {
  return changeTree(ground, accountId, async (tx, drive) => {
    const item = await getItem(tx, accountId, { kind: 'file', id: fileId });
    requireVersion(item.row, version);
    const seq = await change(tx, drive, { item, wish, now: ground.now() });
    const file = await describeFile(tx, await getOwnFile(tx, accountId, fileId));
    return { ...file, seq };
  });
}

/** Answer the number of the act; a star alone is none. */
async function change(
  tx: Transaction,
  drive: DriveRow,
  {
    item,
    wish: { starred, conflict, ...wish },
    now,
  }: {
    item: Item;
    wish: {
      name?: string | undefined;
      folderId?: string | undefined;
      starred?: boolean | undefined;
      conflict: Conflict;
    };
    now: Date;
  },
): Promise<number | null> {
  if (starred !== undefined) await starItem(tx, item, { starred, now });
  if (wish.name === undefined && wish.folderId === undefined) return null;
  const { name = item.row.name, folderId = item.parentId } = wish;
  const folder = await getOwnFolder(tx, drive.accountId, item.parentId);
  const moved = await moveItem(tx, item, { folderId, name, conflict }, now);
  const op = folderId === item.parentId ? 'rename' : 'move';
  return (await writeJournal(tx, drive, { op, folder, now, change: moved })).seq;
}
