import { readPage } from '#lib/page.ts';
import { toFolderItem } from './answers.ts';
import { getOwnFolder, requireAction } from './change-tree.ts';
import type { ListFoldersAnswer, ListFoldersRequest } from './contract.ts';
import type { Ground } from './ground.ts';
import { listSubfolders } from './queries.ts';

/** List the folders in a folder by name, for trees and pickers. */
export async function listFolders(
  { database, cursorKey: key }: Pick<Ground, 'database' | 'cursorKey'>,
  accountId: string,
  folderId: string,
  { limit, cursor: text }: ListFoldersRequest,
): Promise<ListFoldersAnswer> {
  const folder = await getOwnFolder(database, accountId, folderId);
  requireAction(folder, 'list');
  const total = folder.folders;
  const page = await readPage(
    { key, list: ['folders', accountId, folderId], text, limit },
    {
      total,
      read: ({ way, at }, limit) =>
        listSubfolders(database, folder, { sort: 'name', dir: 'asc', way, after: at, limit }),
      placeOf: (row) => [row.nameSort, row.id],
    },
  );
  return { items: page.rows.map(toFolderItem), ...page.links, total };
}
