import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Reader } from '#adapters/database/database.ts';
import { foldersOf, type JobRow } from '../queries.ts';

/** List the folders that an archive covers. */
export async function listFoldersOf(reader: Reader, job: JobRow) {
  const { folders } = reader.tables;
  return reader.db
    .select({ id: folders.id, parentId: folders.parentId, name: folders.name })
    .from(folders)
    .where(foldersOf(reader, job))
    .orderBy(asc(folders.id));
}

/** Read the next files of a folder with the cold copies of their bytes. */
export async function listColdFiles(
  { db, tables: { files, blobs } }: Reader,
  { accountId, folderId, after, limit }: ColdFilesOf,
) {
  return db
    .select({
      id: files.id,
      name: files.name,
      modifiedAt: files.modifiedAt,
      bytes: blobs.bytes,
      sha256: blobs.sha256,
      coldKey: blobs.coldKey,
      coldVersion: blobs.coldVersion,
    })
    .from(files)
    .innerJoin(blobs, eq(blobs.id, files.blobId))
    .where(
      and(
        eq(files.accountId, accountId),
        eq(files.folderId, folderId),
        isNull(files.trashId),
        after ? gt(files.id, after) : undefined,
      ),
    )
    .orderBy(asc(files.id))
    .limit(limit);
}

interface ColdFilesOf {
  readonly accountId: string;
  readonly folderId: string;
  readonly after: string | null;
  readonly limit: number;
}
