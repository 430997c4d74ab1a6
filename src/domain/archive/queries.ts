import {
  and,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  notExists,
  or,
  type SQL,
  sql,
  sum,
} from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';
import { type FolderRow, subtree } from '#domain/folders/queries.ts';

export type JobRow = Reader['tables']['archive']['$inferSelect'];
export type BlobRow = Reader['tables']['blobs']['$inferSelect'];

// Jobs --------------------------------------------------------------------------------------------

/** Write a new job. */
export async function insertJob(
  { db, tables: { archive } }: Transaction,
  job: typeof archive.$inferInsert,
): Promise<JobRow> {
  const [row] = await db
    .insert(archive)
    .values({ ...job, ...noted() })
    .returning();
  if (!row) throw new Error('The new job was not written.');
  return row;
}

/** By the machine's own clock, as who watches reads it. */
const noted = () => ({ changedAt: new Date() });

/** Find a job, for the worker. */
export async function findJob(
  { db, tables: { archive } }: Reader,
  jobId: string,
): Promise<JobRow | null> {
  const [row] = await db.select().from(archive).where(eq(archive.id, jobId));
  return row ?? null;
}

/** Find a job of this account. */
export async function findOwnJob(
  { db, tables: { archive } }: Reader,
  accountId: string,
  jobId: string,
): Promise<JobRow | null> {
  const [row] = await db
    .select()
    .from(archive)
    .where(and(eq(archive.id, jobId), eq(archive.accountId, accountId)));
  return row ?? null;
}

/** Find the newest job that brings an archive back. */
export async function findRestoreOf(reader: Reader, archiveId: string): Promise<JobRow | null> {
  return findNewestOf(reader, archiveId, 'restore');
}

/** Find the newest job that wakes an archive, or the newest of a kind. */
export async function findNewestOf(
  { db, tables: { archive } }: Reader,
  archiveId: string,
  kind?: JobRow['kind'],
): Promise<JobRow | null> {
  const [row] = await db
    .select()
    .from(archive)
    .where(and(eq(archive.ofId, archiveId), kind && eq(archive.kind, kind)))
    .orderBy(desc(archive.createdAt), desc(archive.id))
    .limit(1);
  return row ?? null;
}

/** Count the jobs that brought an archive back, or tried to. */
export async function countRestoresOf(
  { db, tables: { archive } }: Reader,
  archiveId: string,
): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(archive)
    .where(and(eq(archive.ofId, archiveId), eq(archive.kind, 'restore')));
  return row?.count ?? 0;
}

/** Move a job on, if it is still in one of these states: who changes the row did it. */
export async function moveJob(
  { db, tables: { archive } }: Transaction,
  jobId: string,
  {
    from,
    ...change
  }: { from: JobRow['state'][] } & Partial<
    Pick<
      JobRow,
      | 'state'
      | 'problem'
      | 'tier'
      | 'cursor'
      | 'expandedAt'
      | 'expected'
      | 'expectedBytes'
      | 'done'
      | 'doneBytes'
      | 'failed'
      | 'clearAt'
      | 'counted'
      | 'finishedAt'
    >
  >,
): Promise<JobRow | null> {
  const [row] = await db
    .update(archive)
    .set({ ...change, ...noted() })
    .where(and(eq(archive.id, jobId), inArray(archive.state, from)))
    .returning();
  return row ?? null;
}

/** What one step adds to its job. */
export interface Progress {
  readonly done?: number;
  readonly bytes?: number;
  readonly failed?: number;
  readonly repeats?: number;
}

/** Count items of a running job as done, failed or repeated; null when it does not run any more. */
export async function addProgress(
  { db, tables: { archive } }: Transaction,
  jobId: string,
  { done = 0, bytes = 0, failed = 0, repeats = 0 }: Progress,
): Promise<JobRow | null> {
  const [row] = await db
    .update(archive)
    .set({
      done: sql`${archive.done} + ${done}`,
      doneBytes: sql`${archive.doneBytes} + ${bytes}`,
      failed: sql`${archive.failed} + ${failed}`,
      repeats: sql`${archive.repeats} + ${repeats}`,
      ...noted(),
    })
    .where(and(eq(archive.id, jobId), eq(archive.state, 'running')))
    .returning();
  return row ?? null;
}

/** Count items that were asked for again after they were done, even after their job has ended. */
export async function addRepeats(
  { db, tables: { archive } }: Transaction,
  jobId: string,
  repeats: number,
): Promise<void> {
  await db
    .update(archive)
    // Not noted as a change: what comes again brings nothing on.
    .set({ repeats: sql`${archive.repeats} + ${repeats}` })
    .where(eq(archive.id, jobId));
}

/** List running jobs that have not come on since a moment. */
export async function listQuietJobs(
  { db, tables: { archive } }: Reader,
  { before, after, limit }: { before: Date; after: string | null; limit: number },
): Promise<string[]> {
  const rows = await db
    .select({ id: archive.id })
    .from(archive)
    .where(
      and(
        eq(archive.state, 'running'),
        or(isNull(archive.changedAt), lt(archive.changedAt, before)),
        after ? gt(archive.id, after) : undefined,
      ),
    )
    .orderBy(asc(archive.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Tell whether any message waits in the outbox that would move a job. */
export async function isAnyWaiting(
  { db, tables: { outbox } }: Reader,
  jobId: string,
): Promise<boolean> {
  const rows = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isNull(outbox.doneAt), eq(outbox.key, jobId)))
    .limit(1);
  return rows.length === 1;
}

/** Find the newest job that archived a folder. */
export async function findArchiveOf(
  { db, tables: { archive } }: Reader,
  folderId: string,
): Promise<JobRow | null> {
  const [row] = await db
    .select()
    .from(archive)
    .where(and(eq(archive.folderId, folderId), eq(archive.kind, 'archive')))
    .orderBy(desc(archive.createdAt), desc(archive.id))
    .limit(1);
  return row ?? null;
}

/** List the archives that a folder and all below it belong to. */
export async function listArchivesIn(
  reader: Reader,
  { id, accountId }: Pick<FolderRow, 'id' | 'accountId'>,
): Promise<JobRow[]> {
  const { db, tables } = reader;
  const { archive, folders } = tables;
  const below = db
    .select({ id: folders.archiveId })
    .from(folders)
    .where(and(eq(folders.accountId, accountId), sql`${folders.id} IN ${subtree(reader, id)}`));
  return db.select().from(archive).where(inArray(archive.id, below));
}

/** Count all jobs of an account. */
export async function countJobs(
  { db, tables: { archive } }: Reader,
  accountId: string,
): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(archive)
    .where(eq(archive.accountId, accountId));
  return row?.count ?? 0;
}

/** Read a slice of an account's jobs, the newest first, or back from the other end. */
export async function listJobRows(
  { db, tables: { archive } }: Reader,
  accountId: string,
  {
    way,
    at,
    limit,
  }: { way: 'next' | 'prev'; at: readonly (string | number)[] | null; limit: number },
): Promise<JobRow[]> {
  const down = way === 'next';
  const order = down ? desc : asc;
  const moment = sql.param(new Date(at?.[0] ?? 0), archive.createdAt);
  const after = down
    ? sql`(${archive.createdAt}, ${archive.id}) < (${moment}, ${at?.[1]})`
    : sql`(${archive.createdAt}, ${archive.id}) > (${moment}, ${at?.[1]})`;
  return db
    .select()
    .from(archive)
    .where(and(eq(archive.accountId, accountId), at ? after : undefined))
    .orderBy(order(archive.createdAt), order(archive.id))
    .limit(limit);
}

// Folders -----------------------------------------------------------------------------------------

/** The folders that an archive covers. */
export function foldersOf({ tables: { folders } }: Reader, job: JobRow): SQL | undefined {
  return and(eq(folders.archiveId, job.ofId ?? job.id), eq(folders.accountId, job.accountId));
}

/** The branches that an archive may take: what is already cold keeps its own archive. */
export const activeOnly: SQL = sql`f.state = 'active'`;

/** The folders that an archive of this one would cover. */
export function foldersToTake(
  { tables: { folders } }: Reader,
  accountId: string,
  subtree: SQL,
): SQL | undefined {
  return and(eq(folders.accountId, accountId), sql`${folders.id} IN ${subtree}`);
}

// Blobs -------------------------------------------------------------------------------------------

function liveBlobs({ db, tables: { files, folders } }: Reader, archiveId: string) {
  return db
    .select({ id: files.blobId })
    .from(files)
    .innerJoin(folders, eq(folders.id, files.folderId))
    .where(and(eq(folders.archiveId, archiveId), isNull(files.trashId)));
}

/** Read the next distinct blobs of the live files that an archive covers. */
export async function listBlobsOf(
  reader: Reader,
  { archiveId, after, limit }: { archiveId: string; after: string | null; limit: number },
): Promise<Pick<BlobRow, 'id' | 'bytes' | 'sha256'>[]> {
  const { db, tables } = reader;
  const { blobs } = tables;
  return db
    .select({ id: blobs.id, bytes: blobs.bytes, sha256: blobs.sha256 })
    .from(blobs)
    .where(
      and(inArray(blobs.id, liveBlobs(reader, archiveId)), after ? gt(blobs.id, after) : undefined),
    )
    .orderBy(asc(blobs.id))
    .limit(limit);
}

/** Count the distinct blobs of the live files that an archive covers, and their bytes. */
export async function countBlobsOf(
  reader: Reader,
  archiveId: string,
): Promise<{ blobs: number; bytes: number }> {
  const { db, tables } = reader;
  const { blobs } = tables;
  const [row] = await db
    .select({ blobs: countDistinct(blobs.id), bytes: sum(blobs.bytes).mapWith(Number) })
    .from(blobs)
    .where(inArray(blobs.id, liveBlobs(reader, archiveId)));
  return { blobs: row?.blobs ?? 0, bytes: row?.bytes ?? 0 };
}

/** Find a blob. */
export async function findBlob(
  { db, tables: { blobs } }: Reader,
  blobId: string,
): Promise<BlobRow | null> {
  const [row] = await db.select().from(blobs).where(eq(blobs.id, blobId));
  return row ?? null;
}

/** Find many blobs, by their ids. */
export async function findBlobs(
  { db, tables: { blobs } }: Reader,
  blobIds: readonly string[],
): Promise<Map<string, BlobRow>> {
  const rows = await db
    .select()
    .from(blobs)
    .where(inArray(blobs.id, [...blobIds]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Find which blobs lie cold under these keys, and the archives with them that are on their way back. */
export async function listRestoring(
  { db, tables: { blobs, files, folders } }: Reader,
  coldKeys: readonly string[],
): Promise<{ archiveId: string | null; blobId: string }[]> {
  return db
    .selectDistinct({ archiveId: folders.archiveId, blobId: blobs.id })
    .from(blobs)
    .innerJoin(files, eq(files.blobId, blobs.id))
    .innerJoin(folders, eq(folders.id, files.folderId))
    .where(
      and(
        inArray(blobs.coldKey, [...coldKeys]),
        isNull(files.trashId),
        eq(folders.state, 'restoring'),
      ),
    );
}

/** Change where a blob's bytes are. */
export async function updateBlob(
  { db, tables: { blobs } }: Transaction,
  blobId: string,
  change: Partial<Pick<BlobRow, 'place' | 'hotKey'>>,
) {
  await db.update(blobs).set(change).where(eq(blobs.id, blobId));
}

/** Where a copy of a blob lies on the cold side. */
export interface ColdCopy {
  readonly blobId: string;
  readonly coldKey: string | null;
  readonly coldVersion: string | null;
}

/** Write on blobs of an archive where their cold copies are. */
export async function placeBlobs(
  { db, tables: { blobs } }: Transaction,
  job: JobRow,
  copies: readonly ColdCopy[],
  coldAt: Date,
): Promise<void> {
  if (copies.length === 0) return;
  const rows = copies.map(
    ({ blobId, coldKey, coldVersion }) => sql`(${blobId}, ${coldKey}, ${coldVersion})`,
  );
  await db
    .update(blobs)
    .set({
      place: sql`CASE WHEN ${blobs.hotKey} IS NULL THEN 'cold' ELSE 'both' END`,
      coldKey: sql`copy.column2`,
      coldVersion: sql`copy.column3`,
      coldClass: job.class,
      coldAt,
    })
    .from(sql`(VALUES ${sql.join(rows, sql`, `)}) AS copy`)
    .where(sql`${blobs.id} = copy.column1`);
}

/**
 * Hold for blobs that no file outside of archived folders needs, thrown away or not, and that are not
 * kept to undo an act.
 */
function isUnneeded({ db, tables: { blobs, files, folders, journalItems } }: Reader): SQL {
  const kept = db
    .select({ one: sql`1` })
    .from(journalItems)
    .where(eq(journalItems.blobId, blobs.id));
  const outside = db
    .select({ one: sql`1` })
    .from(files)
    .innerJoin(folders, eq(folders.id, files.folderId))
    .where(
      and(
        eq(files.blobId, blobs.id),
        or(isNotNull(files.trashId), sql`${folders.state} <> 'archived'`),
      ),
    );
  return sql`${notExists(kept)} AND ${notExists(outside)}`;
}

/** List those of these blobs whose hot copy nobody needs, in their order. */
export async function listUnneeded(
  reader: Reader,
  blobIds: readonly string[],
): Promise<Pick<BlobRow, 'id' | 'bytes' | 'place'>[]> {
  const { db, tables } = reader;
  const { blobs } = tables;
  return db
    .select({ id: blobs.id, bytes: blobs.bytes, place: blobs.place })
    .from(blobs)
    .where(and(inArray(blobs.id, [...blobIds]), isUnneeded(reader)))
    .orderBy(asc(blobs.id));
}

/** Tell whether the hot copy of a blob may go. */
export async function isHotUnneeded(reader: Reader, blobId: string): Promise<boolean> {
  const { db, tables } = reader;
  const { blobs } = tables;
  const rows = await db
    .select({ id: blobs.id })
    .from(blobs)
    .where(and(eq(blobs.id, blobId), isUnneeded(reader)));
  return rows.length === 1;
}

/** Read the live files of an account that hold these blobs, for their names. */
export async function listFilesOf(
  { db, tables: { files } }: Reader,
  accountId: string,
  blobIds: readonly string[],
): Promise<{ id: string; name: string; folderId: string; blobId: string }[]> {
  return db
    .select({ id: files.id, name: files.name, folderId: files.folderId, blobId: files.blobId })
    .from(files)
    .where(
      and(
        eq(files.accountId, accountId),
        inArray(files.blobId, [...blobIds]),
        isNull(files.trashId),
      ),
    );
}
