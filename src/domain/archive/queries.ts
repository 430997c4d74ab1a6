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
import type { ItemState } from './contract.ts';

export type JobRow = Reader['tables']['archive']['$inferSelect'];
export type ItemRow = Reader['tables']['archiveItems']['$inferSelect'];
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
export async function findRestoreOf(
  { db, tables: { archive } }: Reader,
  archiveId: string,
): Promise<JobRow | null> {
  const [row] = await db
    .select()
    .from(archive)
    .where(and(eq(archive.ofId, archiveId), eq(archive.kind, 'restore')))
    .orderBy(desc(archive.createdAt), desc(archive.id))
    .limit(1);
  return row ?? null;
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

/** Count items of a running job as done or failed; null when the job does not run any more. */
export async function addProgress(
  { db, tables: { archive } }: Transaction,
  jobId: string,
  { done = 0, bytes = 0, failed = 0 }: { done?: number; bytes?: number; failed?: number },
): Promise<JobRow | null> {
  const [row] = await db
    .update(archive)
    .set({
      done: sql`${archive.done} + ${done}`,
      doneBytes: sql`${archive.doneBytes} + ${bytes}`,
      failed: sql`${archive.failed} + ${failed}`,
      ...noted(),
    })
    .where(and(eq(archive.id, jobId), eq(archive.state, 'running')))
    .returning();
  return row ?? null;
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

/** Change where a blob's bytes are. */
export async function updateBlob(
  { db, tables: { blobs } }: Transaction,
  blobId: string,
  change: Partial<Pick<BlobRow, 'place' | 'hotKey'>>,
) {
  await db.update(blobs).set(change).where(eq(blobs.id, blobId));
}

/** Write on every blob of an archive where its cold copy is. */
export async function placeBlobs(
  { db, tables: { blobs, archiveItems } }: Transaction,
  job: JobRow,
  coldAt: Date,
) {
  const of = and(eq(archiveItems.archiveId, job.id), eq(archiveItems.blobId, blobs.id));
  const cold = (column: 'coldKey' | 'coldVersion') =>
    sql`(${db.select({ value: archiveItems[column] }).from(archiveItems).where(of)})`;
  await db
    .update(blobs)
    .set({
      place: sql`CASE WHEN ${blobs.hotKey} IS NULL THEN 'cold' ELSE 'both' END`,
      coldKey: cold('coldKey'),
      coldVersion: cold('coldVersion'),
      coldClass: job.class,
      coldAt,
    })
    .where(
      inArray(
        blobs.id,
        db
          .select({ id: archiveItems.blobId })
          .from(archiveItems)
          .where(eq(archiveItems.archiveId, job.id)),
      ),
    );
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

/** Read the next items of an archive whose hot copy nobody needs. */
export async function listSettleable(
  reader: Reader,
  { archiveId, after, limit }: { archiveId: string; after: string | null; limit: number },
): Promise<Pick<BlobRow, 'id' | 'bytes' | 'place'>[]> {
  const { db, tables } = reader;
  const { blobs, archiveItems } = tables;
  return db
    .select({ id: blobs.id, bytes: blobs.bytes, place: blobs.place })
    .from(archiveItems)
    .innerJoin(blobs, eq(blobs.id, archiveItems.blobId))
    .where(
      and(
        eq(archiveItems.archiveId, archiveId),
        eq(archiveItems.state, 'copied'),
        after ? gt(archiveItems.blobId, after) : undefined,
        isUnneeded(reader),
      ),
    )
    .orderBy(asc(archiveItems.blobId))
    .limit(limit);
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

// Items -------------------------------------------------------------------------------------------

/** Write items of the ledger; those that stand there stay as they are. */
export async function insertItems(
  { db, tables: { archiveItems } }: Transaction,
  items: (typeof archiveItems.$inferInsert)[],
) {
  if (items.length > 0) await db.insert(archiveItems).values(items).onConflictDoNothing();
}

/** Find one item with its blob. */
export async function findItem(
  { db, tables: { archiveItems, blobs } }: Reader,
  archiveId: string,
  blobId: string,
): Promise<{ item: ItemRow; blob: BlobRow } | null> {
  const [row] = await db
    .select({ item: archiveItems, blob: blobs })
    .from(archiveItems)
    .innerJoin(blobs, eq(blobs.id, archiveItems.blobId))
    .where(and(eq(archiveItems.archiveId, archiveId), eq(archiveItems.blobId, blobId)));
  return row ?? null;
}

/** Find the items that were asked to wake, by where their cold copies lie. */
export async function listAsked(
  { db, tables: { archiveItems, blobs } }: Reader,
  coldKeys: readonly string[],
): Promise<{ item: ItemRow; blob: BlobRow }[]> {
  return db
    .select({ item: archiveItems, blob: blobs })
    .from(archiveItems)
    .innerJoin(blobs, eq(blobs.id, archiveItems.blobId))
    .where(and(inArray(archiveItems.coldKey, [...coldKeys]), eq(archiveItems.state, 'asked')));
}

/** Move one item on, if it is still where it was. A repeat finds that it moved, and is no error. */
export async function moveItem(
  { db, tables: { archiveItems } }: Transaction,
  { archiveId, blobId }: { archiveId: string; blobId: string },
  {
    from,
    ...change
  }: { from: ItemState[]; changedAt: Date; state: ItemState } & Partial<
    Pick<ItemRow, 'coldKey' | 'coldVersion' | 'problem'>
  >,
): Promise<boolean> {
  const rows = await db
    .update(archiveItems)
    .set({ ...change, deliveries: sql`${archiveItems.deliveries} + 1` })
    .where(
      and(
        eq(archiveItems.archiveId, archiveId),
        eq(archiveItems.blobId, blobId),
        inArray(archiveItems.state, from),
      ),
    )
    .returning({ blobId: archiveItems.blobId });
  return rows.length === 1;
}

/** Read the next items of an archive in these states, with their blobs. */
export async function listItems(
  { db, tables: { archiveItems, blobs } }: Reader,
  {
    archiveId,
    states,
    after,
    limit,
  }: { archiveId: string; states: ItemState[]; after: string | null; limit: number },
): Promise<{ item: ItemRow; blob: BlobRow }[]> {
  return db
    .select({ item: archiveItems, blob: blobs })
    .from(archiveItems)
    .innerJoin(blobs, eq(blobs.id, archiveItems.blobId))
    .where(
      and(
        eq(archiveItems.archiveId, archiveId),
        inArray(archiveItems.state, states),
        after ? gt(archiveItems.blobId, after) : undefined,
      ),
    )
    .orderBy(asc(archiveItems.blobId))
    .limit(limit);
}

/** Read the next blobs that an archive wrote items for, whether they still exist or not. */
export async function listItemBlobs(
  { db, tables: { archiveItems } }: Reader,
  { archiveId, after, limit }: { archiveId: string; after: string | null; limit: number },
): Promise<string[]> {
  const rows = await db
    .select({ blobId: archiveItems.blobId })
    .from(archiveItems)
    .where(
      and(
        eq(archiveItems.archiveId, archiveId),
        after ? gt(archiveItems.blobId, after) : undefined,
      ),
    )
    .orderBy(asc(archiveItems.blobId))
    .limit(limit);
  return rows.map(({ blobId }) => blobId);
}

/** List where copies of a blob were written down to lie, whichever archives made them. */
export async function listCopies(
  { db, tables: { archiveItems } }: Reader,
  blobId: string,
): Promise<{ key: string; version: string }[]> {
  const rows = await db
    .select({ key: archiveItems.coldKey, version: archiveItems.coldVersion })
    .from(archiveItems)
    .where(eq(archiveItems.blobId, blobId));
  return rows.flatMap(({ key, version }) => (key && version ? [{ key, version }] : []));
}

/** Count the items of an archive by their state, with their bytes. */
export async function countItems(
  { db, tables: { archiveItems } }: Reader,
  archiveId: string,
): Promise<Partial<Record<ItemState, { count: number; bytes: number }>>> {
  const rows = await db
    .select({
      state: archiveItems.state,
      count: count(),
      bytes: sum(archiveItems.bytes).mapWith(Number),
    })
    .from(archiveItems)
    .where(eq(archiveItems.archiveId, archiveId))
    .groupBy(archiveItems.state);
  return Object.fromEntries(rows.map(({ state, count, bytes }) => [state, { count, bytes }]));
}

/** After a restore was given up: what is hot again is as before it was cleared, the rest sleeps. */
export async function resetItems(
  { db, tables: { archiveItems, blobs } }: Transaction,
  archiveId: string,
  changedAt: Date,
) {
  const hot = db.select({ id: blobs.id }).from(blobs).where(isNotNull(blobs.hotKey));
  await db
    .update(archiveItems)
    .set({
      state: sql`CASE WHEN ${inArray(archiveItems.blobId, hot)} THEN 'copied' ELSE 'cleared' END`,
      problem: null,
      changedAt,
    })
    .where(eq(archiveItems.archiveId, archiveId));
}
