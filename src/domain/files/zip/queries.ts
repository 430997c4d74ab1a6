import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Reader } from '#adapters/database/database.ts';
import { type FolderRow, subtree } from '#domain/folders/queries.ts';
import type { BlobRow, FileRow } from '../queries.ts';

export type ZipFolder = Pick<
  FolderRow,
  'id' | 'parentId' | 'name' | 'state' | 'trashId' | 'changedAt'
>;
export type ZipFile = Pick<FileRow, 'folderId' | 'name' | 'bytes' | 'modifiedAt' | 'createdAt'> &
  Pick<BlobRow, 'crc32' | 'hotKey'>;

/** Read a folder and all folders below it, from the top down, by name. */
export async function listZipFolders(
  reader: Reader,
  { id, accountId }: FolderRow,
  limit: number,
): Promise<ZipFolder[]> {
  const { db, tables } = reader;
  const { folders } = tables;
  const { parentId, name, state, trashId, changedAt } = folders;
  return db
    .select({ id: folders.id, parentId, name, state, trashId, changedAt })
    .from(folders)
    .where(and(eq(folders.accountId, accountId), sql`${folders.id} IN ${subtree(reader, id)}`))
    .orderBy(asc(folders.depth), asc(folders.nameSort), asc(folders.id))
    .limit(limit);
}

/** Read the files of a folder and of all below it, by name within each. */
export async function listZipFiles(
  reader: Reader,
  { id, accountId }: FolderRow,
  limit: number,
): Promise<ZipFile[]> {
  const { db, tables } = reader;
  const { files, blobs } = tables;
  const { folderId, name, bytes, modifiedAt, createdAt } = files;
  const { crc32, hotKey } = blobs;
  return db
    .select({ folderId, name, bytes, modifiedAt, createdAt, crc32, hotKey })
    .from(files)
    .innerJoin(blobs, eq(blobs.id, files.blobId))
    .where(
      and(
        eq(files.accountId, accountId),
        isNull(files.trashId),
        sql`${files.folderId} IN ${subtree(reader, id)}`,
      ),
    )
    .orderBy(asc(files.folderId), asc(files.nameSort), asc(files.id))
    .limit(limit);
}
