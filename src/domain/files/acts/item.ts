import type { Reader } from '#adapters/database/database.ts';
import { requireAction } from '#domain/folders/change-tree.ts';
import { type FolderRow, findFolder } from '#domain/folders/queries.ts';
import { Problem } from '#lib/problem.ts';
import { type BlobRow, type FileRow, findFile } from '../queries.ts';

/** Something that lies in a folder: what acts are done to. */
export type Item =
  | { kind: 'file'; row: FileRow; parentId: string; blobType: BlobRow['type'] }
  | { kind: 'folder'; row: FolderRow; parentId: string };

/** Find something of this account by its id. The root lies nowhere, so it is none. */
export async function findItem(
  reader: Reader,
  accountId: string,
  id: string,
  kind?: Item['kind'],
): Promise<Item | null> {
  const found = kind === 'folder' ? null : await findFile(reader, accountId, id);
  if (found) {
    const { file: row, blob } = found;
    return { kind: 'file', row, parentId: row.folderId, blobType: blob.type };
  }
  const row = kind === 'file' ? null : await findFolder(reader, accountId, id);
  if (!row) return null;
  if (row.parentId === null) throw new Problem('root-fixed');
  return { kind: 'folder', row, parentId: row.parentId };
}

/** Get something of this account; another's does not exist. */
export async function getItem(
  reader: Reader,
  accountId: string,
  { kind, id }: { kind: Item['kind']; id: string },
): Promise<Item> {
  const item = await findItem(reader, accountId, id, kind);
  if (!item) throw new Problem(kind === 'file' ? 'file-not-found' : 'folder-not-found');
  return item;
}

/** Refuse what lies in the trash, or is a folder whose state does not let it be changed. */
export function requireChangeable(item: Item): void {
  if (item.row.trashId) throw new Problem('in-trash');
  if (item.kind === 'folder') requireAction(item.row, 'change');
}
