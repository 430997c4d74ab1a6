import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  max,
  or,
  type SQL,
  sql,
  sum,
} from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';
import { type FolderRow, subtree } from '#domain/folders/queries.ts';
import { isSelectedFile, isSelectedFolder, type Walk } from '../batch/queries.ts';
import type { BlobRow, FileRow } from '../queries.ts';

export type ZipFolder = Pick<
  FolderRow,
  'id' | 'parentId' | 'name' | 'state' | 'trashId' | 'changedAt'
>;
export type ZipFile = Pick<
  FileRow,
  'id' | 'folderId' | 'name' | 'bytes' | 'modifiedAt' | 'createdAt'
> &
  Pick<BlobRow, 'crc32' | 'hotKey'>;

/** Some folders of an account, with all below them. */
interface Roots {
  readonly accountId: string;
  readonly rootIds: readonly string[];
}

/** Read folders and all folders below them, from the top down, by name. */
export async function listZipFolders(
  reader: Reader,
  { accountId, rootIds }: Roots,
  limit: number,
): Promise<ZipFolder[]> {
  const { db, tables } = reader;
  const { folders } = tables;
  const { parentId, name, state, trashId, changedAt } = folders;
  return db
    .select({ id: folders.id, parentId, name, state, trashId, changedAt })
    .from(folders)
    .where(and(eq(folders.accountId, accountId), sql`${folders.id} IN ${subtree(reader, rootIds)}`))
    .orderBy(asc(folders.depth), asc(folders.nameSort), asc(folders.id))
    .limit(limit);
}

/** Read the files of folders and of all below them, by name within each. */
export async function listZipFiles(
  reader: Reader,
  { accountId, rootIds }: Roots,
  limit: number,
): Promise<ZipFile[]> {
  const { files } = reader.tables;
  const inside = and(
    eq(files.accountId, accountId),
    isNull(files.trashId),
    sql`${files.folderId} IN ${subtree(reader, rootIds)}`,
  );
  return selectFiles(reader, inside)
    .orderBy(asc(files.folderId), asc(files.nameSort), asc(files.id))
    .limit(limit);
}

/** Read the folders that were chosen in a folder. */
export async function listChosenFolders(
  { db, tables }: Reader,
  accountId: string,
  { limit, ...selected }: Chosen,
): Promise<FolderRow[]> {
  const { folders } = tables;
  return db
    .select()
    .from(folders)
    .where(isSelectedFolder(tables, accountId, selected))
    .orderBy(asc(folders.nameSort), asc(folders.id))
    .limit(limit);
}

/** Read the files that were chosen in a folder. */
export async function listChosenFiles(
  reader: Reader,
  accountId: string,
  { limit, ...selected }: Chosen,
): Promise<ZipFile[]> {
  const { files } = reader.tables;
  return selectFiles(reader, isSelectedFile(reader.tables, accountId, selected))
    .orderBy(asc(files.nameSort), asc(files.id))
    .limit(limit);
}

type Chosen = Pick<Walk, 'selection' | 'madeBefore' | 'limit'>;

/** Read files by their ids, but for those in the trash. */
export async function listFilesById(
  reader: Reader,
  accountId: string,
  ids: readonly string[],
): Promise<ZipFile[]> {
  const { files } = reader.tables;
  const own = and(
    eq(files.accountId, accountId),
    isNull(files.trashId),
    inArray(files.id, [...ids]),
  );
  return selectFiles(reader, own).orderBy(asc(files.nameSort), asc(files.id));
}

/** Bytes that can be read: they are hot, and their folder is neither archived nor on its way back. */
function isReadable({ blobs, folders }: Reader['tables']): SQL | undefined {
  return and(isNotNull(blobs.hotKey), inArray(folders.state, ['active', 'archiving']));
}

/** Count the next files of an account that can be read, up to a number, and name the last of them. */
export async function measurePart(
  { db, tables }: Reader,
  accountId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<{ files: number; bytes: number; last: string | null }> {
  const { files, blobs, folders } = tables;
  const some = db
    .select({ id: files.id, bytes: files.bytes })
    .from(files)
    .innerJoin(blobs, eq(blobs.id, files.blobId))
    .innerJoin(folders, eq(folders.id, files.folderId))
    .where(
      and(
        eq(files.accountId, accountId),
        isNull(files.trashId),
        isNull(folders.trashId),
        isReadable(tables),
        after === null ? undefined : gt(files.id, after),
      ),
    )
    .orderBy(asc(files.id))
    .limit(limit)
    .as('some');
  const [row] = await db
    .select({ files: count(), bytes: sum(some.bytes).mapWith(Number), last: max(some.id) })
    .from(some);
  return { files: row?.files ?? 0, bytes: row?.bytes ?? 0, last: row?.last ?? null };
}

/** Read the files of an account that can be read and have these ids, but for what came later. */
export async function listPart(
  reader: Reader,
  accountId: string,
  { after, last, madeBefore }: { after: string | null; last: string; madeBefore: Date },
): Promise<ZipFile[]> {
  const { files, folders } = reader.tables;
  const meant = and(
    eq(files.accountId, accountId),
    isNull(files.trashId),
    isNull(folders.trashId),
    isReadable(reader.tables),
    after === null ? undefined : gt(files.id, after),
    lte(files.id, last),
    lte(files.createdAt, madeBefore),
  );
  return selectFiles(reader, meant)
    .innerJoin(folders, eq(folders.id, files.folderId))
    .orderBy(asc(files.id));
}

/** Read all folders of an account but those in the trash, from the root down. */
export async function listAllFolders(
  { db, tables: { folders } }: Reader,
  accountId: string,
): Promise<Pick<FolderRow, 'id' | 'parentId' | 'name' | 'changedAt'>[]> {
  const { id, parentId, name, changedAt } = folders;
  return db
    .select({ id, parentId, name, changedAt })
    .from(folders)
    .where(and(eq(folders.accountId, accountId), isNull(folders.trashId)))
    .orderBy(asc(folders.depth), asc(folders.nameSort), asc(folders.id));
}

/** A file whose bytes cannot be read just now. */
export type ClosedFile = Pick<FileRow, 'id' | 'folderId' | 'name' | 'bytes'> &
  Pick<BlobRow, 'sha256'>;

/** Read some of the files of an account whose bytes cannot be read just now. */
export async function listClosedFiles(
  { db, tables }: Reader,
  accountId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<ClosedFile[]> {
  const { files, blobs, folders } = tables;
  const { id, folderId, name, bytes } = files;
  return db
    .select({ id, folderId, name, bytes, sha256: blobs.sha256 })
    .from(files)
    .innerJoin(blobs, eq(blobs.id, files.blobId))
    .innerJoin(folders, eq(folders.id, files.folderId))
    .where(
      and(
        eq(files.accountId, accountId),
        isNull(files.trashId),
        isNull(folders.trashId),
        or(isNull(blobs.hotKey), inArray(folders.state, ['archived', 'restoring'])),
        after === null ? undefined : gt(files.id, after),
      ),
    )
    .orderBy(asc(files.id))
    .limit(limit);
}

function selectFiles({ db, tables: { files, blobs } }: Reader, where: SQL | undefined) {
  const { id, folderId, name, bytes, modifiedAt, createdAt } = files;
  const { crc32, hotKey } = blobs;
  return db
    .select({ id, folderId, name, bytes, modifiedAt, createdAt, crc32, hotKey })
    .from(files)
    .innerJoin(blobs, eq(blobs.id, files.blobId))
    .where(where)
    .$dynamic();
}

// What is kept of a zip that was asked for --------------------------------------------------------

export type ZipRow = Reader['tables']['zips']['$inferSelect'];

/** Keep what a zip shall hold. Of one account so many stay, the newest. */
export async function insertZip(
  { db, tables: { zips } }: Transaction,
  zip: typeof zips.$inferInsert,
  most: number,
): Promise<void> {
  await db.insert(zips).values(zip);
  const newest = db
    .select({ id: zips.id })
    .from(zips)
    .where(eq(zips.accountId, zip.accountId))
    .orderBy(desc(zips.createdAt), desc(zips.id))
    .limit(most);
  await db
    .delete(zips)
    .where(and(eq(zips.accountId, zip.accountId), sql`${zips.id} NOT IN ${newest}`));
}

/** Find a zip that this account asked for, as long as it is kept. */
export async function findZip(
  { db, tables: { zips } }: Reader,
  accountId: string,
  { zipId, now }: { zipId: string; now: Date },
): Promise<ZipRow | null> {
  const [row] = await db
    .select()
    .from(zips)
    .where(and(eq(zips.id, zipId), eq(zips.accountId, accountId), gt(zips.expiresAt, now)));
  return row ?? null;
}

/** Forget zips whose time is over. */
export async function removeOldZips({ db, tables: { zips } }: Transaction, now: Date) {
  await db.delete(zips).where(lte(zips.expiresAt, now));
}
