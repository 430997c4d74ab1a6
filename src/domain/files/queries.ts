import {
  and,
  asc,
  type Column,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  ne,
  sql,
} from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';
import { type FolderRow, hasThumb, idsOf, type Spot, subtree } from '#domain/folders/queries.ts';
import type { Cursor } from '#lib/cursor.ts';

export type BlobRow = Reader['tables']['blobs']['$inferSelect'];
export type FileRow = Reader['tables']['files']['$inferSelect'];
export type TrashRow = Reader['tables']['trash']['$inferSelect'];

// Files -------------------------------------------------------------------------------------------

/** A file, its bytes and the state of the folder that it lies in. */
export interface FoundFile {
  file: FileRow;
  hasThumb: boolean;
  blob: BlobRow;
  folder: {
    id: string;
    name: string;
    state: FolderState;
    trashId: string | null;
    openUntil: Date | null;
  };
}
type FolderState = Reader['tables']['folders']['$inferSelect']['state'];

/** Find a file of this account, wherever it is. */
export async function findFile(
  { db, tables }: Reader,
  accountId: string,
  fileId: string,
): Promise<FoundFile | null> {
  const { files, blobs, folders } = tables;
  const [found] = await db
    .select({
      file: files,
      hasThumb: hasThumb(tables),
      blob: blobs,
      folder: {
        id: folders.id,
        name: folders.name,
        state: folders.state,
        trashId: folders.trashId,
        openUntil: folders.openUntil,
      },
    })
    .from(files)
    .innerJoin(blobs, eq(blobs.id, files.blobId))
    .innerJoin(folders, eq(folders.id, files.folderId))
    .where(and(eq(files.id, fileId), eq(files.accountId, accountId)));
  return found ?? null;
}

/** So many names fit into one statement of either engine. */
const namesAtOnce = 500;

/** Read the files that have these names, with what they hold, in any order. */
export async function listFilesNamed(
  { db, tables: { files, blobs } }: Reader,
  accountId: string,
  spots: readonly Spot[],
): Promise<(FileRow & { sha256: string })[]> {
  const found: (FileRow & { sha256: string })[] = [];
  for (let from = 0; from < spots.length; from += namesAtOnce) {
    const some = { accountId, spots: spots.slice(from, from + namesAtOnce) };
    const rows = await db
      .select({ file: files, sha256: blobs.sha256 })
      .from(files)
      .innerJoin(blobs, eq(blobs.id, files.blobId))
      .where(sql`${files.id} IN ${idsOf(files, sql`f.folder_id`, some)}`);
    found.push(...rows.map(({ file, sha256 }) => ({ ...file, sha256 })));
  }
  return found;
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

/** Write many new files. */
export async function insertFiles(
  { tables: { files }, insertMany }: Transaction,
  rows: (typeof files.$inferInsert)[],
) {
  await insertMany(files, rows);
}

/** Read a folder with all that lies in it, from the top down. */
export async function listTree(
  reader: Reader,
  { id, accountId }: FolderRow,
): Promise<{ folders: FolderRow[]; files: FileRow[] }> {
  const { db, tables } = reader;
  const { folders, files } = tables;
  const inside = subtree(reader, id);
  return {
    folders: await db
      .select()
      .from(folders)
      .where(and(eq(folders.accountId, accountId), sql`${folders.id} IN ${inside}`))
      .orderBy(asc(folders.depth)),
    files: await db
      .select()
      .from(files)
      .where(
        and(
          eq(files.accountId, accountId),
          isNull(files.trashId),
          sql`${files.folderId} IN ${inside}`,
        ),
      ),
  };
}

/** Change what stands on a file; its version rises. */
export async function updateFile(
  { db, tables: { files } }: Transaction,
  { id, accountId }: FileRow,
  change: Partial<
    Pick<
      FileRow,
      | 'name'
      | 'nameKey'
      | 'nameSort'
      | 'kind'
      | 'folderId'
      | 'trashId'
      | 'changedAt'
      | 'blobId'
      | 'bytes'
      | 'modifiedAt'
    >
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

/** Find many files of this account, with the types of their bytes. */
export async function findFiles(
  { db, tables: { files, blobs } }: Reader,
  accountId: string,
  ids: readonly string[],
): Promise<{ row: FileRow; blobType: BlobRow['type'] }[]> {
  return db
    .select({ row: files, blobType: blobs.type })
    .from(files)
    .innerJoin(blobs, eq(blobs.id, files.blobId))
    .where(and(eq(files.accountId, accountId), inArray(files.id, [...ids])));
}

/** Mark many files as thrown away, each by its entry that the trash has already; their versions rise. */
export async function trashFileRows(
  { db, tables: { files, trash } }: Transaction,
  rows: readonly Pick<TrashRow, 'id'>[],
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  await db
    .update(files)
    .set({ trashId: sql`${trash.id}`, version: sql`${files.version} + 1` })
    .from(trash)
    .where(and(eq(trash.itemId, files.id), inArray(trash.id, ids)));
}

/** Let many files lie in another folder; their versions rise. */
export async function moveFileRows(
  { db, tables: { files } }: Transaction,
  ids: readonly string[],
  change: Pick<FileRow, 'folderId' | 'changedAt'>,
): Promise<void> {
  await db
    .update(files)
    .set({ ...change, version: sql`${files.version} + 1` })
    .where(inArray(files.id, [...ids]));
}

/** Let many files lie in a folder, out of the trash; their versions rise. */
export async function untrashFileRows(
  { db, tables: { files } }: Transaction,
  ids: readonly string[],
  folderId: string,
): Promise<void> {
  await db
    .update(files)
    .set({ folderId, trashId: null, version: sql`${files.version} + 1` })
    .where(inArray(files.id, [...ids]));
}

/** Give a file a star, or take it away; that makes no other version of it. */
export async function starFile(
  { db, tables: { files } }: Transaction,
  { id, accountId }: Pick<FileRow, 'id' | 'accountId'>,
  starredAt: Date | null,
) {
  await db
    .update(files)
    .set({ starredAt })
    .where(and(eq(files.id, id), eq(files.accountId, accountId)));
}

/** Forget files. */
export async function removeFiles(
  { db, tables: { files } }: Transaction,
  accountId: string,
  ids: readonly string[],
) {
  await db.delete(files).where(and(eq(files.accountId, accountId), inArray(files.id, [...ids])));
}

// Lists of the whole drive --------------------------------------------------------------------------

/** A file as a row of such a list. */
export type ListedFile = FileRow & { hasThumb: boolean };

/** Where to go on, and which way. */
export interface Walk extends Cursor {
  readonly limit: number;
}

/** Read files of an account that are not in the trash, those changed last first, or turned round. */
export async function listRecentFiles(
  { db, tables }: Reader,
  accountId: string,
  walk: Walk,
): Promise<ListedFile[]> {
  const { files, folders } = tables;
  const { after, order } = byMoment(files.changedAt, files.id, walk);
  const rows = await db
    .select({ file: files, hasThumb: hasThumb(tables) })
    .from(files)
    .innerJoin(folders, eq(folders.id, files.folderId))
    // What lies in a folder in the trash has no mark of its own.
    .where(
      and(
        eq(files.accountId, accountId),
        sql`${files.trashId} IS NULL`,
        isNull(folders.trashId),
        after,
      ),
    )
    .orderBy(...order)
    .limit(walk.limit);
  return rows.map(({ file, hasThumb }) => ({ ...file, hasThumb }));
}

/** Read files of an account that have a star and are not in the trash. */
export async function listStarredFiles(
  { db, tables }: Reader,
  accountId: string,
  walk: Walk,
): Promise<ListedFile[]> {
  const { files, folders } = tables;
  const { after, order } = byMoment(files.starredAt, files.id, walk);
  const rows = await db
    .select({ file: files, hasThumb: hasThumb(tables) })
    .from(files)
    .innerJoin(folders, eq(folders.id, files.folderId))
    .where(
      and(
        eq(files.accountId, accountId),
        sql`${files.starredAt} IS NOT NULL`,
        isNull(files.trashId),
        isNull(folders.trashId),
        after,
      ),
    )
    .orderBy(...order)
    .limit(walk.limit);
  return rows.map(({ file, hasThumb }) => ({ ...file, hasThumb }));
}

/** Read folders of an account that have a star and are not in the trash. */
export async function listStarredFolders(
  { db, tables: { folders } }: Reader,
  accountId: string,
  walk: Walk,
): Promise<FolderRow[]> {
  const { after, order } = byMoment(folders.starredAt, folders.id, walk);
  return db
    .select()
    .from(folders)
    .where(
      and(
        eq(folders.accountId, accountId),
        sql`${folders.starredAt} IS NOT NULL`,
        isNull(folders.trashId),
        after,
      ),
    )
    .orderBy(...order)
    .limit(walk.limit);
}

/** The newest first, or back from the other end. */
function byMoment(moment: Column, id: Column, { way, at }: Walk) {
  const down = way === 'next';
  const order = [moment, id].map((column) => (down ? desc(column) : asc(column)));
  const place = sql`${sql.param(new Date(at?.[0] ?? 0), moment)}, ${at?.[1]}`;
  const beyond = down ? sql`(${moment}, ${id}) < (${place})` : sql`(${moment}, ${id}) > (${place})`;
  return { order, after: at ? beyond : undefined };
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

/** Count the files of a new folder and all below it among those who need their bytes. */
export async function addReferences(tx: Transaction, { id, accountId }: FolderRow): Promise<void> {
  const { db, tables } = tx;
  const { blobs, files } = tables;
  const inside = subtree(tx, id);
  await db
    .update(blobs)
    .set({
      refs: sql`${blobs.refs} + (SELECT count(*) FROM ${files} f
        WHERE f.blob_id = ${blobs}.id AND f.folder_id IN ${inside})`,
    })
    .where(
      and(
        eq(blobs.accountId, accountId),
        sql`${blobs.id} IN (SELECT f.blob_id FROM ${files} f WHERE f.folder_id IN ${inside})`,
      ),
    );
}

/** Count so many less who need each of these bytes; answer those that nobody needs any more. */
export async function dropReferences(
  { db, tables: { blobs } }: Transaction,
  less: ReadonlyMap<string, number>,
): Promise<BlobRow[]> {
  const unneeded: BlobRow[] = [];
  // Most are one less: those who are alike go together.
  const alike = Map.groupBy(less, ([, by]) => by);
  for (const [by, entries] of alike) {
    const rows = await db
      .update(blobs)
      .set({ refs: sql`${blobs.refs} - ${by}` })
      .where(
        inArray(
          blobs.id,
          entries.map(([id]) => id),
        ),
      )
      .returning();
    unneeded.push(...rows.filter(({ refs }) => refs <= 0));
  }
  return unneeded;
}

/** Forget bytes that nobody needs. */
export async function removeBlobs(
  { db, tables: { blobs } }: Transaction,
  ids: readonly string[],
): Promise<void> {
  await db.delete(blobs).where(and(inArray(blobs.id, [...ids]), eq(blobs.refs, 0)));
}

// Trash -------------------------------------------------------------------------------------------

/** Write down what was thrown away. */
export async function insertTrash(
  { db, tables: { trash } }: Transaction,
  row: typeof trash.$inferInsert,
) {
  await db.insert(trash).values(row);
}

/** Write down many things that were thrown away. */
export async function insertTrashes(
  { tables: { trash }, insertMany }: Transaction,
  rows: (typeof trash.$inferInsert)[],
): Promise<void> {
  await insertMany(trash, rows);
}

/** Find what this account threw away by these acts. */
export async function findTrashes(
  { db, tables: { trash } }: Reader,
  accountId: string,
  ids: readonly string[],
): Promise<TrashRow[]> {
  return db
    .select()
    .from(trash)
    .where(and(eq(trash.accountId, accountId), inArray(trash.id, [...ids])));
}

/** Forget that these were thrown away. */
export async function removeTrashes(
  { db, tables: { trash } }: Transaction,
  ids: readonly string[],
): Promise<void> {
  await db.delete(trash).where(inArray(trash.id, [...ids]));
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
  now: Date,
): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(trash)
    .where(and(eq(trash.accountId, accountId), gt(trash.purgeAt, now)));
  return row?.count ?? 0;
}

/** An entry of the trash; of a folder with the state in which it lies there. */
export interface TrashedRow {
  readonly row: TrashRow;
  readonly state: FolderRow['state'] | null;
}

/** Read a slice of the trash, the newest first, or back from its other end. */
export async function listTrashRows(
  { db, tables: { trash, folders } }: Reader,
  accountId: string,
  {
    way,
    at,
    limit,
    now,
  }: { way: 'next' | 'prev'; at: readonly (string | number)[] | null; limit: number; now: Date },
): Promise<TrashedRow[]> {
  const down = way === 'next';
  const order = down ? desc : asc;
  const moment = sql.param(new Date(at?.[0] ?? 0), trash.trashedAt);
  const after = down
    ? sql`(${trash.trashedAt}, ${trash.id}) < (${moment}, ${at?.[1]})`
    : sql`(${trash.trashedAt}, ${trash.id}) > (${moment}, ${at?.[1]})`;
  return db
    .select({ row: trash, state: folders.state })
    .from(trash)
    .leftJoin(folders, eq(folders.id, trash.itemId))
    .where(and(eq(trash.accountId, accountId), gt(trash.purgeAt, now), at ? after : undefined))
    .orderBy(order(trash.trashedAt), order(trash.id))
    .limit(limit);
}

/** Give up what lies in the trash: all of it, or what one act threw away. Tell whether it was there. */
export async function expireTrash(
  { db, tables: { trash } }: Transaction,
  accountId: string,
  { id, now }: { id: string | null; now: Date },
): Promise<boolean> {
  const gone = await db
    .update(trash)
    .set({ purgeAt: now })
    .where(
      and(
        eq(trash.accountId, accountId),
        gt(trash.purgeAt, now),
        id === null ? undefined : eq(trash.id, id),
      ),
    )
    .returning({ id: trash.id });
  return gone.length > 0;
}

/** Read files that these acts threw away, each by itself. */
export async function listFilesOfTrash(
  { db, tables: { files } }: Reader,
  accountId: string,
  trashIds: readonly string[],
): Promise<Pick<FileRow, 'id' | 'blobId'>[]> {
  return db
    .select({ id: files.id, blobId: files.blobId })
    .from(files)
    .where(and(eq(files.accountId, accountId), inArray(files.trashId, [...trashIds])));
}

/** Read some files of folders that were thrown away together, those apart that went by themselves. */
export async function listTrashedFiles(
  { db, tables: { files, folders } }: Reader,
  { accountId, id }: Pick<TrashRow, 'accountId' | 'id'>,
  limit: number,
): Promise<Pick<FileRow, 'id' | 'blobId'>[]> {
  return db
    .select({ id: files.id, blobId: files.blobId })
    .from(files)
    .innerJoin(folders, eq(folders.id, files.folderId))
    .where(and(eq(folders.accountId, accountId), eq(folders.trashId, id), isNull(files.trashId)))
    .limit(limit);
}

/** Forget the empty folders that were thrown away together. What went by itself lies in the root. */
export async function removeTrashedFolders(
  { db, tables: { files, folders } }: Transaction,
  { accountId, id }: Pick<TrashRow, 'accountId' | 'id'>,
  rootId: string,
): Promise<void> {
  const gone = db
    .select({ id: folders.id })
    .from(folders)
    .where(and(eq(folders.accountId, accountId), eq(folders.trashId, id)));
  await db
    .update(files)
    .set({ folderId: rootId })
    .where(and(eq(files.accountId, accountId), inArray(files.folderId, gone)));
  await db
    .update(folders)
    .set({ parentId: rootId })
    .where(
      and(
        eq(folders.accountId, accountId),
        isNotNull(folders.trashId),
        ne(folders.trashId, id),
        inArray(folders.parentId, gone),
      ),
    );
  await db.delete(folders).where(and(eq(folders.accountId, accountId), eq(folders.trashId, id)));
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
