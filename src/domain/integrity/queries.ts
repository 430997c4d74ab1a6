import {
  and,
  asc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  ne,
  notExists,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';
import type { Item } from '#adapters/ledger/ledger.ts';

type Tables = Reader['tables'];
export type BlobRow = Tables['blobs']['$inferSelect'];
export type UploadRow = Tables['uploads']['$inferSelect'];
export type ThumbRow = Tables['thumbs']['$inferSelect'];
export type JobRow = Tables['archive']['$inferSelect'];
export type JournalRow = Tables['journal']['$inferSelect'];

/** An account that is being erased has no numbers that add up. */
function stays({ accounts }: Tables): SQL | undefined {
  return ne(accounts.status, 'leaving');
}

// Objects -----------------------------------------------------------------------------------------

/** Read the next blobs by the key of their hot object, or of their cold one. */
export async function listBlobsByKey(
  { db, tables: { blobs } }: Reader,
  of: 'hotKey' | 'coldKey',
  after: string | null,
  limit: number,
): Promise<BlobRow[]> {
  const key = blobs[of];
  return db
    .select()
    .from(blobs)
    .where(and(isNotNull(key), after === null ? undefined : gt(key, after)))
    .orderBy(asc(key))
    .limit(limit);
}

/** Read the next blobs by their id, with how many need each. */
export async function listBlobsWithFiles(
  { db, tables }: Reader,
  after: string | null,
  limit: number,
): Promise<{ blob: BlobRow; files: number }[]> {
  const { accounts, blobs } = tables;
  return db
    .select({ blob: blobs, files: countNeeds(tables).mapWith(Number) })
    .from(blobs)
    .innerJoin(accounts, eq(accounts.id, blobs.accountId))
    .where(and(stays(tables), after === null ? undefined : gt(blobs.id, after)))
    .orderBy(asc(blobs.id))
    .limit(limit);
}

/** Files that point to a blob, and acts that keep it to be undone. */
function countNeeds({ blobs, files, journalItems }: Tables): SQL {
  return sql`((SELECT count(*) FROM ${files} f WHERE f.blob_id = ${blobs}.id)
    + (SELECT count(*) FROM ${journalItems} j WHERE j.blob_id = ${blobs}.id))`;
}

/** Find a blob. */
export async function findBlob(
  { db, tables: { blobs } }: Reader,
  blobId: string,
): Promise<BlobRow | null> {
  const [blob] = await db.select().from(blobs).where(eq(blobs.id, blobId));
  return blob ?? null;
}

/** Read the next small pictures by the bytes that they show. */
export async function listThumbs(
  { db, tables: { thumbs } }: Reader,
  after: string | null,
  limit: number,
): Promise<ThumbRow[]> {
  return db
    .select()
    .from(thumbs)
    .where(after === null ? undefined : gt(thumbs.blobId, after))
    .orderBy(asc(thumbs.blobId))
    .limit(limit);
}

/** Tell whether a small picture is still the one that was read. */
export async function hasThumb(
  { db, tables: { thumbs } }: Reader,
  { blobId, key }: ThumbRow,
): Promise<boolean> {
  const same = and(eq(thumbs.blobId, blobId), eq(thumbs.key, key));
  return (await db.$count(thumbs, same)) > 0;
}

/** Forget a small picture, if it is still the one that was read; tell whether it was. */
export async function dropThumb(
  { db, tables: { thumbs } }: Transaction,
  { blobId, key }: ThumbRow,
): Promise<boolean> {
  const gone = await db
    .delete(thumbs)
    .where(and(eq(thumbs.blobId, blobId), eq(thumbs.key, key)))
    .returning({ key: thumbs.key });
  return gone.length === 1;
}

/** Uploads whose object is not a file's: spelled as in the index that serves it. */
function isUnpublished({ uploads }: Tables): SQL {
  return sql`${uploads.state} IN ('receiving', 'verifying', 'failed')`;
}

/** Read the next uploads that are not published, by the key of their object. */
export async function listOpenUploads(
  { db, tables }: Reader,
  after: string | null,
  limit: number,
): Promise<UploadRow[]> {
  const { uploads } = tables;
  return db
    .select()
    .from(uploads)
    .where(and(isUnpublished(tables), after === null ? undefined : gt(uploads.storageKey, after)))
    .orderBy(asc(uploads.storageKey))
    .limit(limit);
}

/** Find an upload. */
export async function findUpload(
  { db, tables: { uploads } }: Reader,
  uploadId: string,
): Promise<UploadRow | null> {
  const [upload] = await db.select().from(uploads).where(eq(uploads.id, uploadId));
  return upload ?? null;
}

/** Which of these keys of the hot side somebody still needs, or has asked to forget. */
export async function listNamedKeys(
  { db, tables }: Reader,
  given: readonly string[],
  topics: readonly string[],
): Promise<Set<string>> {
  const { blobs, thumbs, uploads } = tables;
  const keys = [...given];
  const ofBlobs = await db
    .select({ key: blobs.hotKey })
    .from(blobs)
    .where(inArray(blobs.hotKey, keys));
  const ofThumbs = await db
    .select({ key: thumbs.key })
    .from(thumbs)
    .where(inArray(thumbs.key, keys));
  const ofUploads = await db
    .select({ key: uploads.storageKey })
    .from(uploads)
    .where(and(isUnpublished(tables), inArray(uploads.storageKey, keys)));
  const asked = await listAskedKeys({ db, tables }, keys, topics);
  return new Set([...ofBlobs, ...ofThumbs, ...ofUploads, ...asked].map(({ key }) => key ?? ''));
}

/** Which of these keys of the cold side somebody still needs, or has asked to forget. */
export async function listNamedColdKeys(
  { db, tables }: Reader,
  given: readonly string[],
  { items, topics }: { items: readonly Item[]; topics: readonly string[] },
): Promise<Set<string>> {
  const { archive, blobs, outbox } = tables;
  const keys = [...given];
  const ofBlobs = await db
    .select({ key: blobs.coldKey })
    .from(blobs)
    .where(inArray(blobs.coldKey, keys));
  const discarding = db
    .select({ key: outbox.key })
    .from(outbox)
    .where(and(isNull(outbox.doneAt), eq(outbox.topic, 'archive-discard')));
  const standing = await db
    .select({ id: archive.id })
    .from(archive)
    .where(
      and(
        inArray(archive.id, [...new Set(items.map(({ archiveId }) => archiveId))]),
        or(ne(archive.state, 'cancelled'), inArray(archive.id, discarding)),
      ),
    );
  const there = await db
    .select({ id: blobs.id })
    .from(blobs)
    .where(inArray(blobs.id, [...new Set(items.map(({ blobId }) => blobId))]));
  const needed = new Set([...standing, ...there].map(({ id }) => id));
  const ofItems = items
    .filter(({ archiveId, blobId }) => needed.has(archiveId) && needed.has(blobId))
    .map(({ coldKey: key }) => ({ key }));
  const asked = await listAskedKeys({ db, tables }, keys, topics);
  return new Set([...ofBlobs, ...ofItems, ...asked].map(({ key }) => key ?? ''));
}

async function listAskedKeys(
  { db, tables: { outbox } }: Reader,
  keys: string[],
  topics: readonly string[],
): Promise<{ key: string }[]> {
  return db
    .select({ key: outbox.key })
    .from(outbox)
    .where(
      and(isNull(outbox.doneAt), inArray(outbox.topic, [...topics]), inArray(outbox.key, keys)),
    );
}

/** Tell whether copies may be on their way: an archive or a restore runs, or was just given up. */
export async function isArchiving({ db, tables }: Reader): Promise<boolean> {
  const { archive, outbox } = tables;
  const running = await db
    .select({ id: archive.id })
    .from(archive)
    .where(eq(archive.state, 'running'))
    .limit(1);
  if (running.length > 0) return true;
  const topics = ['archive-copy', 'archive-discard', 'restore-bring-back'];
  const cleaning = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isNull(outbox.doneAt), inArray(outbox.topic, topics)))
    .limit(1);
  return cleaning.length > 0;
}

// Counters ----------------------------------------------------------------------------------------

/** What stands on a folder, and what it should say; both from one statement, so of one moment. */
export interface CountedFolder {
  id: string;
  accountId: string;
  name: string;
  said: { files: number; folders: number; bytes: number };
  real: { files: number; folders: number; bytes: number };
  /** How deep it lies, and how deep its parent does; null for a root, and when there is none. */
  depth: number;
  parentId: string | null;
  parentDepth: number | null;
  inTrash: boolean;
}

/** Read the next folders by their id, counted; or one of them. */
export async function listCountedFolders(
  { db, tables }: Reader,
  { after = null, id, limit }: { after?: string | null; id?: string; limit: number },
): Promise<CountedFolder[]> {
  const { accounts, files, folders } = tables;
  const live = sql`FROM ${files} x WHERE x.folder_id = ${folders}.id AND x.trash_id IS NULL`;
  const below = sql`SELECT count(*) FROM ${folders} c WHERE c.parent_id = ${folders}.id`;
  const parent = sql`SELECT p.depth FROM ${folders} p WHERE p.id = ${folders}.parent_id`;
  const rows = await db
    .select({
      folder: folders,
      files: sql`(SELECT count(*) ${live})`.mapWith(Number),
      bytes: sql`(SELECT coalesce(sum(x.bytes), 0) ${live})`.mapWith(Number),
      // Each branch has an index of its own. What was thrown away together has one mark.
      folders: sql`CASE WHEN ${folders}.trash_id IS NULL
        THEN (${below} AND c.trash_id IS NULL)
        ELSE (${below} AND c.trash_id = ${folders}.trash_id) END`.mapWith(Number),
      parentDepth: sql<number | null>`(${parent})`,
    })
    .from(folders)
    .innerJoin(accounts, eq(accounts.id, folders.accountId))
    .where(
      and(
        stays(tables),
        id === undefined ? undefined : eq(folders.id, id),
        after === null ? undefined : gt(folders.id, after),
      ),
    )
    .orderBy(asc(folders.id))
    .limit(limit);
  return rows.map(({ folder, parentDepth, ...real }) => ({
    id: folder.id,
    accountId: folder.accountId,
    name: folder.name,
    said: { files: folder.files, folders: folder.folders, bytes: folder.bytes },
    real: { files: real.files, folders: real.folders, bytes: real.bytes },
    depth: folder.depth,
    parentId: folder.parentId,
    parentDepth: parentDepth === null ? null : Number(parentDepth),
    inTrash: folder.trashId !== null,
  }));
}

/** Write on a folder what it holds. */
export async function setCounters(
  { db, tables: { folders } }: Transaction,
  { id, real }: Pick<CountedFolder, 'id' | 'real'>,
): Promise<void> {
  await db.update(folders).set(real).where(eq(folders.id, id));
}

/** Write on a blob how many need it. */
export async function setReferences({ db, tables }: Transaction, blobId: string): Promise<void> {
  const { blobs } = tables;
  await db
    .update(blobs)
    .set({ refs: countNeeds(tables) })
    .where(eq(blobs.id, blobId));
}

const used = ['usedFiles', 'usedBytes', 'reservedBytes', 'coldBytes'] as const;
export type Use = Record<(typeof used)[number], number>;

/** Read the next drives by their account, with what is really used; or one of them. */
export async function listCountedDrives(
  { db, tables }: Reader,
  { after = null, id, limit }: { after?: string | null; id?: string; limit: number },
): Promise<{ accountId: string; said: Use; real: Use }[]> {
  const { accounts, blobs, drives, files, uploads } = tables;
  const own = sql`WHERE x.account_id = ${drives}.account_id`;
  const sum = (column: SQL, from: SQL) =>
    sql`(SELECT coalesce(sum(${column}), 0) ${from})`.mapWith(Number);
  const rows = await db
    .select({
      drive: drives,
      usedFiles: sql`(SELECT count(*) FROM ${files} x ${own})`.mapWith(Number),
      usedBytes: sum(sql`x.bytes`, sql`FROM ${blobs} x ${own}`),
      reservedBytes: sum(sql`x.reserved`, sql`FROM ${uploads} x ${own}`),
      coldBytes: sum(sql`x.bytes`, sql`FROM ${blobs} x ${own} AND x.place = 'cold'`),
    })
    .from(drives)
    .innerJoin(accounts, eq(accounts.id, drives.accountId))
    .where(
      and(
        stays(tables),
        id === undefined ? undefined : eq(drives.accountId, id),
        after === null ? undefined : gt(drives.accountId, after),
      ),
    )
    .orderBy(asc(drives.accountId))
    .limit(limit);
  return rows.map(({ drive, ...real }) => {
    const { usedFiles, usedBytes, reservedBytes, coldBytes, accountId } = drive;
    return { accountId, said: { usedFiles, usedBytes, reservedBytes, coldBytes }, real };
  });
}

/** Write on a drive what is used of it. */
export async function setUse(
  { db, tables: { drives } }: Transaction,
  accountId: string,
  use: Use,
): Promise<void> {
  await db.update(drives).set(use).where(eq(drives.accountId, accountId));
}

// Work --------------------------------------------------------------------------------------------

/** Read the next acts that still have something to do. */
export async function listRunningActs(
  { db, tables: { journal } }: Reader,
  after: string | null,
  limit: number,
): Promise<JournalRow[]> {
  return db
    .select()
    .from(journal)
    .where(and(eq(journal.state, 'running'), after === null ? undefined : gt(journal.id, after)))
    .orderBy(asc(journal.id))
    .limit(limit);
}

/** Find an act. */
export async function findAct(
  { db, tables: { journal } }: Reader,
  id: string,
): Promise<JournalRow | null> {
  const [row] = await db.select().from(journal).where(eq(journal.id, id));
  return row ?? null;
}

/** Read the next jobs in these states. */
export async function listJobs(
  { db, tables: { archive } }: Reader,
  states: JobRow['state'][],
  { after, limit }: { after: string | null; limit: number },
): Promise<JobRow[]> {
  return db
    .select()
    .from(archive)
    .where(and(inArray(archive.state, states), after === null ? undefined : gt(archive.id, after)))
    .orderBy(asc(archive.id))
    .limit(limit);
}

/** Read what the messages that wait under a key ask for. */
export async function listWaiting(
  { db, tables: { outbox } }: Reader,
  { key, topic }: { key: string; topic?: string },
): Promise<{ topic: string; body: unknown }[]> {
  return db
    .select({ topic: outbox.topic, body: outbox.body })
    .from(outbox)
    .where(
      and(
        isNull(outbox.doneAt),
        eq(outbox.key, key),
        topic === undefined ? undefined : eq(outbox.topic, topic),
      ),
    );
}

/** Read messages that a dead process has claimed beyond a moment. */
export async function listHeldMessages(
  { db, tables: { outbox } }: Reader,
  beyond: Date,
  limit: number,
): Promise<{ id: string; topic: string; key: string }[]> {
  return db
    .select({ id: outbox.id, topic: outbox.topic, key: outbox.key })
    .from(outbox)
    .where(and(isNull(outbox.doneAt), gt(outbox.claimedUntil, beyond)))
    .limit(limit);
}

/** Let a message be taken again. */
export async function releaseMessage(
  { db, tables: { outbox } }: Transaction,
  id: string,
): Promise<void> {
  await db.update(outbox).set({ claimedUntil: null }).where(eq(outbox.id, id));
}

/** Read uploads whose lease has no end that anybody will live to see. */
export async function listHeldUploads(
  { db, tables: { uploads } }: Reader,
  beyond: Date,
  limit: number,
): Promise<UploadRow[]> {
  return db
    .select()
    .from(uploads)
    .where(
      and(
        isNotNull(uploads.leaseBy),
        or(isNull(uploads.leaseUntil), gt(uploads.leaseUntil, beyond)),
      ),
    )
    .limit(limit);
}

/** Take an upload out of a lease that has no end. */
export async function releaseUpload(
  { db, tables: { uploads } }: Transaction,
  { id, leaseBy }: Pick<UploadRow, 'id' | 'leaseBy'>,
): Promise<void> {
  await db
    .update(uploads)
    .set({ leaseBy: null, leaseUntil: null, leaseWanted: false })
    .where(and(eq(uploads.id, id), eq(uploads.leaseBy, leaseBy ?? '')));
}

/** Read the next blobs that live on the cold side alone and still name a hot object. */
export async function listUncleared(
  { db, tables: { blobs } }: Reader,
  after: string | null,
  limit: number,
): Promise<{ id: string }[]> {
  return db
    .select({ id: blobs.id })
    .from(blobs)
    .where(
      and(
        eq(blobs.place, 'cold'),
        isNotNull(blobs.hotKey),
        after === null ? undefined : gt(blobs.id, after),
      ),
    )
    .orderBy(asc(blobs.id))
    .limit(limit);
}

/**
 * List the jobs that may clear the hot copy of a blob: archives that hold it and stand, and what brings
 * one of them back. Several may share one cold copy.
 */
export async function listClearers(
  { db, tables: { archive, files, folders } }: Reader,
  blobId: string,
): Promise<{ id: string; kind: 'archive' | 'restore' | 'open'; clearAt: Date | null }[]> {
  const holders = db
    .select({ id: folders.archiveId })
    .from(files)
    .innerJoin(folders, eq(folders.id, files.folderId))
    .where(and(eq(files.blobId, blobId), isNull(files.trashId)));
  return db
    .select({ id: archive.id, kind: archive.kind, clearAt: archive.clearAt })
    .from(archive)
    .where(
      or(
        and(inArray(archive.id, holders), eq(archive.state, 'archived')),
        and(inArray(archive.ofId, holders), eq(archive.state, 'running')),
      ),
    );
}

/** Read things that lie in the trash by an act that the trash does not know: nothing purges them. */
export async function listForgottenTrash(
  { db, tables }: Reader,
  limit: number,
): Promise<{ id: string; accountId: string }[]> {
  const { accounts, trash } = tables;
  const read = (table: Tables['files'] | Tables['folders']) =>
    db
      .select({ id: table.id, accountId: table.accountId })
      .from(table)
      .innerJoin(accounts, eq(accounts.id, table.accountId))
      .where(
        and(
          stays(tables),
          isNotNull(table.trashId),
          notExists(db.select({ one: sql`1` }).from(trash).where(eq(trash.id, table.trashId))),
        ),
      )
      .limit(limit);
  return [...(await read(tables.files)), ...(await read(tables.folders))];
}
