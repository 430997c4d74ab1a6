import { and, eq, inArray, lt } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';

type UploadRow = Reader['tables']['uploads']['$inferSelect'];
type BlobRow = Reader['tables']['blobs']['$inferSelect'];

/** List the accounts that have been leaving since before a moment. */
export async function listLeaving(
  { db, tables: { accounts } }: Reader,
  since: Date,
): Promise<string[]> {
  const rows = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.status, 'leaving'), lt(accounts.changedAt, since)));
  return rows.map(({ id }) => id);
}

/** Let no job of an account run on: steps that come late clean up what they made. */
export async function stopJobs({ db, tables: { archive } }: Transaction, accountId: string) {
  await db
    .update(archive)
    .set({ state: 'cancelled' })
    .where(and(eq(archive.accountId, accountId), eq(archive.state, 'running')));
}

/** Delete some rows of a table that nothing else hangs on; tell whether there were any. */
export async function deleteSome(
  { db, tables }: Transaction,
  of:
    | 'files'
    | 'trash'
    | 'journalItems'
    | 'journal'
    | 'shares'
    | 'folders'
    | 'progressAnswers'
    | 'notifications',
  accountId: string,
  limit: number,
): Promise<boolean> {
  const table = tables[of];
  const some = db
    .select({ id: table.id })
    .from(table)
    .where(eq(table.accountId, accountId))
    .limit(limit);
  const gone = await db
    .delete(table)
    .where(and(eq(table.accountId, accountId), inArray(table.id, some)))
    .returning({ id: table.id });
  return gone.length > 0;
}

/** List some uploads of an account, in whatever state. */
export async function listUploads(
  { db, tables: { uploads } }: Reader,
  accountId: string,
  limit: number,
) {
  return db
    .select({ id: uploads.id, storageKey: uploads.storageKey, state: uploads.state })
    .from(uploads)
    .where(eq(uploads.accountId, accountId))
    .limit(limit);
}

/** Delete an upload that is held and still as it was; tell whether it was. */
export async function deleteUpload(
  { db, tables: { uploads } }: Transaction,
  { id, lease, state }: { id: string; lease: string; state: UploadRow['state'] },
): Promise<boolean> {
  const gone = await db
    .delete(uploads)
    .where(and(eq(uploads.id, id), eq(uploads.leaseBy, lease), eq(uploads.state, state)))
    .returning({ id: uploads.id });
  return gone.length === 1;
}

/** Find a job of an account, whichever comes first. */
export async function findSomeJob(
  { db, tables: { archive } }: Reader,
  accountId: string,
): Promise<string | null> {
  const [row] = await db
    .select({ id: archive.id })
    .from(archive)
    .where(eq(archive.accountId, accountId))
    .limit(1);
  return row?.id ?? null;
}

/** Delete a job. */
export async function deleteJob(
  { db, tables: { archive } }: Transaction,
  jobId: string,
): Promise<void> {
  await db.delete(archive).where(eq(archive.id, jobId));
}

/** Delete some small pictures of an account; answer where they lie. */
export async function deleteThumbs(
  { db, tables: { thumbs } }: Transaction,
  accountId: string,
  limit: number,
): Promise<string[]> {
  const some = db
    .select({ blobId: thumbs.blobId })
    .from(thumbs)
    .where(eq(thumbs.accountId, accountId))
    .limit(limit);
  const gone = await db
    .delete(thumbs)
    .where(inArray(thumbs.blobId, some))
    .returning({ key: thumbs.key });
  return gone.map(({ key }) => key);
}

/** Delete some blobs of an account; answer where their bytes lie. */
export async function deleteBlobs(
  { db, tables: { blobs } }: Transaction,
  accountId: string,
  limit: number,
): Promise<Pick<BlobRow, 'hotKey' | 'coldKey' | 'coldVersion'>[]> {
  const some = db
    .select({ id: blobs.id })
    .from(blobs)
    .where(eq(blobs.accountId, accountId))
    .limit(limit);
  const { hotKey, coldKey, coldVersion } = blobs;
  return db
    .delete(blobs)
    .where(inArray(blobs.id, some))
    .returning({ hotKey, coldKey, coldVersion });
}

/** Tell whether an account still has rows that know of stored bytes. */
export async function keepsObjects({ db, tables }: Reader, accountId: string): Promise<boolean> {
  for (const table of [tables.uploads, tables.blobs, tables.archive]) {
    const rows = await db
      .select({ id: table.id })
      .from(table)
      .where(eq(table.accountId, accountId))
      .limit(1);
    if (rows.length > 0) return true;
  }
  return false;
}

/** Delete an account that is leaving, with all rows that belong to nobody else. */
export async function deleteAccount(
  { db, tables: { accounts, drives } }: Transaction,
  accountId: string,
): Promise<void> {
  await db.delete(drives).where(eq(drives.accountId, accountId));
  await db.delete(accounts).where(and(eq(accounts.id, accountId), eq(accounts.status, 'leaving')));
}
