import { getOwnFolder, requireAction } from '#domain/folders/change-tree.ts';
import type { Ground } from '../ground.ts';
import { listZipFiles, listZipFolders } from './queries.ts';
import { requireZippable, type Zip, zipLimit, zipOf } from './zip.ts';

/** Make a zip of a folder and all below it, unless something in it is closed. */
export async function zipFolder(
  { database, storage }: Pick<Ground, 'database' | 'storage'>,
  accountId: string,
  folderId: string,
): Promise<Zip> {
  const folder = await getOwnFolder(database, accountId, folderId);
  requireAction(folder, 'read');
  const at = { accountId, rootIds: [folderId] };
  const folders = await listZipFolders(database, at, zipLimit + 1);
  for (const each of folders) requireAction(each, 'read');
  const files = await listZipFiles(database, at, zipLimit + 1);
  requireZippable({ folders, files });
  return zipOf(storage, { name: folder.name || 'drive', folders, files });
}
