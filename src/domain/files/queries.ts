import { and, asc, count, desc, eq, gt, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';

export type BlobRow = Reader['tables']['blobs']['$inferSelect'];
export type FileRow = Reader['tables']['files']['$inferSelect'];
export type TrashRow = Reader['tables']['trash']['$inferSelect'];

// Files -------------------------------------------------------------------------------------------

/** A file, its bytes and the state of the folder that it lies in. */
export interface FoundFile {
  file: FileRow;
  blob: BlobRow;
  folder: { id: string; name: string; state: FolderState; trashId: string | null };
}
type FolderState = Reader['tables']['folders']['$inferSelect']['state'];

/** Find a file of this account, wherever it is. */
export async function findFile(
  { db, tables: { files, blobs, folders } }: Reader,
  accountId: string,
  fileId: string,
): Promise<FoundFile | null> {
  const [found] = await db
    .select({
      file: files,
      blob: blobs,
      folder: {
        id: folders.id,
        name: folders.name,
        state: folders.state,
        trashId: folders.trashId,
      },
    })
    .from(files)
    .innerJoin(blobs, eq(blobs.id, files.blobId))
    .innerJoin(folders, eq(folders.id, files.folderId))
    .where(and(eq(files.id, fileId), eq(files.accountId, accountId)));
  return found ?? null;
}

/** Write a new file. */
export async function insertFile(
  { db, tables: { files } }: Transaction,
  file: typeof files.$inferInsert,
): Promise<FileRow> {
  const [row] = await db.insert(files).values(file).returning();
  if (!row) throw new Error('The new file was not written.');
  return row;
}

/** Change what stands on a file; its version rises. */
export async function updateFile(
  { db, tables: { files } }: Transaction,
  { id, accountId }: FileRow,
  change: Partial<
    Pick<FileRow, 'name' | 'nameKey' | 'nameSort' | 'kind' | 'folderId' | 'trashId' | 'changedAt'>
  >,
): Promise<FileRow> {
  const [row] = await db
    .update(files)
    .set({ ...change, version: sql`${files.version} + 1` })
    .where(and(eq(files.id, id), eq(files.accountId, accountId)))
    .returning();
  if (!row) throw new Error('The changed file has vanished.');
  return row;
}

/** Forget a file. */
export async function removeFile(
  { db, tables: { files } }: Transaction,
  { id, accountId }: Pick<FileRow, 'id' | 'accountId'>,
) {
  await db.delete(files).where(and(eq(files.id, id), eq(files.accountId, accountId)));
}

// Blobs -------------------------------------------------------------------------------------------

/** Find bytes that this account already keeps hot. Those of others are never looked at. */
export async function findSameBlob(
  { db, tables: { blobs } }: Reader,
  { accountId, sha256, bytes }: Pick<BlobRow, 'accountId' | 'sha256' | 'bytes'>,
): Promise<BlobRow | null> {
  const [blob] = await db
    .select()
    .from(blobs)
    .where(
      and(
        eq(blobs.accountId, accountId),
        eq(blobs.sha256, sha256),
        eq(blobs.bytes, bytes),
        inArray(blobs.place, ['hot', 'both']),
        isNotNull(blobs.hotKey),
        gt(blobs.refs, 0),
      ),
    )
    .limit(1);
  return blob ?? null;
}

/** Write new bytes. */
export async function insertBlob(
  { db, tables: { blobs } }: Transaction,
  blob: typeof blobs.$inferInsert,
): Promise<BlobRow> {
  const [row] = await db.insert(blobs).values(blob).returning();
  if (!row) throw new Error('The new blob was not written.');
  return row;
}

/** Count one who needs these bytes more, or less; answer the blob as it is then. */
export async function addReference(
  { db, tables: { blobs } }: Transaction,
  blobId: string,
  by: 1 | -1,
): Promise<BlobRow> {
  const [row] = await db
    .update(blobs)
    .set({ refs: sql`${blobs.refs} + ${by}` })
    .where(eq(blobs.id, blobId))
    .returning();
  if (!row) throw new Error('The blob has vanished.');
  return row;
}

/** Forget bytes that nobody needs. */
export async function removeBlob({ db, tables: { blobs } }: Transaction, blobId: string) {
  await db.delete(blobs).where(and(eq(blobs.id, blobId), eq(blobs.refs, 0)));
}

// Trash -------------------------------------------------------------------------------------------

/** Write down what was thrown away. */
export async function insertTrash(
  { db, tables: { trash } }: Transaction,
  row: typeof trash.$inferInsert,
) {
  await db.insert(trash).values(row);
}

/** Find what this account threw away by one act. */
export async function findTrash(
  { db, tables: { trash } }: Reader,
  accountId: string,
  trashId: string,
): Promise<TrashRow | null> {
  const [row] = await db
    .select()
    .from(trash)
    .where(and(eq(trash.id, trashId), eq(trash.accountId, accountId)));
  return row ?? null;
}

/** Forget that something was thrown away: it is back, or gone for good. */
export async function removeTrash({ db, tables: { trash } }: Transaction, trashId: string) {
  await db.delete(trash).where(eq(trash.id, trashId));
}

/** Count what lies in the trash of an account. */
export async function countTrash(
  { db, tables: { trash } }: Reader,
  accountId: string,
): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(trash)
    .where(eq(trash.accountId, accountId));
  return row?.count ?? 0;
}

/** Read a slice of the trash, the newest first, or back from its other end. */
export async function listTrashRows(
  { db, tables: { trash } }: Reader,
  accountId: string,
  {
    way,
    at,
    limit,
  }: { way: 'next' | 'prev'; at: readonly (string | number)[] | null; limit: number },
): Promise<TrashRow[]> {
  const down = way === 'next';
  const order = down ? desc : asc;
  const moment = sql.param(new Date(at?.[0] ?? 0), trash.trashedAt);
  const after = down
    ? sql`(${trash.trashedAt}, ${trash.id}) < (${moment}, ${at?.[1]})`
    : sql`(${trash.trashedAt}, ${trash.id}) > (${moment}, ${at?.[1]})`;
  return db
    .select()
    .from(trash)
    .where(and(eq(trash.accountId, accountId), at ? after : undefined))
    .orderBy(order(trash.trashedAt), order(trash.id))
    .limit(limit);
}

/** List what has lain in the trash for its whole time, the oldest first. */
export async function listExpiredTrash(
  { db, tables: { trash } }: Reader,
  now: Date,
  limit: number,
): Promise<TrashRow[]> {
  return db
    .select()
    .from(trash)
    .where(lte(trash.purgeAt, now))
    .orderBy(asc(trash.purgeAt))
    .limit(limit);
}
