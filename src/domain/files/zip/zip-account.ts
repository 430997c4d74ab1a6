import type { Ground } from '../ground.ts';
import { listAllFolders, listPart } from './queries.ts';
import { type Zip, zipOf } from './zip.ts';

/** Some of all files of an account, by their ids: those behind `after`, up to `last`. */
export interface AccountPart {
  readonly number: number;
  readonly after: string | null;
  readonly last: string;
}

/** Make a zip of a part of all files, each under its folders. What is closed just now is not in it. */
export async function zipAccount(
  { database, storage }: Pick<Ground, 'database' | 'storage'>,
  accountId: string,
  { part, madeBefore }: { part: AccountPart; madeBefore: Date },
): Promise<Zip> {
  const files = await listPart(database, accountId, { ...part, madeBefore });
  const folders = await listAllFolders(database, accountId);
  const parents = new Map(folders.map(({ id, parentId }) => [id, parentId]));
  const needed = new Set<string>();
  for (const { folderId } of files) {
    for (let id: string | null = folderId; id !== null && !needed.has(id); ) {
      needed.add(id);
      id = parents.get(id) ?? null;
    }
  }
  return zipOf(storage, {
    name: `solah-${part.number}`,
    // The root is always one of them.
    folders: folders.filter(({ id, parentId }) => parentId === null || needed.has(id)),
    files,
  });
}
