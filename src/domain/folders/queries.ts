import {
  and,
  asc,
  type Column,
  count,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  lt,
  max,
  ne,
  type SQL,
  sql,
  sum,
} from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';
import { prepared } from '#adapters/database/prepared.ts';
import type { FolderState, ItemFilter } from './contract.ts';
import { fileMatches, folderMatches } from './filter/queries.ts';

export type DriveRow = Reader['tables']['drives']['$inferSelect'];
export type FolderRow = Reader['tables']['folders']['$inferSelect'];

// The drive ---------------------------------------------------------------------------------------

/** Write a drive and its root folder. */
export async function insertDrive(
  { db, tables: { drives, folders } }: Transaction,
  drive: typeof drives.$inferInsert,
  root: typeof folders.$inferInsert,
) {
  await db.insert(folders).values(root);
  await db.insert(drives).values(drive);
}

/**
 * Take the lock of an account's tree and raise its revision; null when there is no drive. Every
 * change begins here, so changes of one drive happen one after the other.
 */
export async function takeDrive(
  { db, tables: { drives } }: Transaction,
  accountId: string,
): Promise<DriveRow | null> {
  const [drive] = await db
    .update(drives)
    .set({ revision: sql`${drives.revision} + 1` })
    .where(eq(drives.accountId, accountId))
    .returning();
  return drive ?? null;
}

/** Find an account's drive. */
export async function findDrive(
  { db, tables: { drives } }: Reader,
  accountId: string,
): Promise<DriveRow | null> {
  const [drive] = await db.select().from(drives).where(eq(drives.accountId, accountId));
  return drive ?? null;
}

/** Change what a drive uses by these differences. */
export async function addToDrive(
  { db, tables: { drives } }: Transaction,
  accountId: string,
  by: Partial<Record<'usedBytes' | 'usedFiles' | 'reservedBytes' | 'coldBytes', number>>,
) {
  const { usedBytes = 0, usedFiles = 0, reservedBytes = 0, coldBytes = 0 } = by;
  await db
    .update(drives)
    .set({
      usedBytes: sql`${drives.usedBytes} + ${usedBytes}`,
      usedFiles: sql`${drives.usedFiles} + ${usedFiles}`,
      reservedBytes: sql`${drives.reservedBytes} + ${reservedBytes}`,
      coldBytes: sql`${drives.coldBytes} + ${coldBytes}`,
    })
    .where(eq(drives.accountId, accountId));
}

/** Count more files in one conditional update; tell whether there was room for them. */
export async function claimFiles(
  { db, tables: { drives } }: Transaction,
  accountId: string,
  files: number,
): Promise<boolean> {
  const rows = await db
    .update(drives)
    .set({ usedFiles: sql`${drives.usedFiles} + ${files}` })
    .where(
      and(
        eq(drives.accountId, accountId),
        sql`${drives.usedFiles} + ${files} <= ${drives.quotaFiles}`,
      ),
    )
    .returning({ accountId: drives.accountId });
  return rows.length === 1;
}

/** Reserve room in one conditional update; tell whether there was room. */
export async function reserveBytes(
  { db, tables: { drives } }: Transaction,
  accountId: string,
  bytes: number,
): Promise<boolean> {
  const rows = await db
    .update(drives)
    .set({ reservedBytes: sql`${drives.reservedBytes} + ${bytes}` })
    .where(
      and(
        eq(drives.accountId, accountId),
        sql`${drives.usedBytes} + ${drives.reservedBytes} + ${bytes} <= ${drives.quotaBytes}`,
        sql`${drives.usedFiles} < ${drives.quotaFiles}`,
      ),
    )
    .returning({ accountId: drives.accountId });
  return rows.length === 1;
}

// One folder --------------------------------------------------------------------------------------

/** Find a folder of this account, wherever it is. */
export async function findFolder(
  reader: Reader,
  accountId: string,
  folderId: string,
): Promise<FolderRow | null> {
  const [folder] = await folderRows(reader, { accountId, folderId });
  return folder ?? null;
}

const folderRows = prepared(({ db, tables: { folders } }) =>
  db.select().from(folders).where(isOwnFolder(folders)),
);

/** Find many folders of this account. */
export async function findFolders(
  { db, tables: { folders } }: Reader,
  accountId: string,
  ids: readonly string[],
): Promise<FolderRow[]> {
  return db
    .select()
    .from(folders)
    .where(and(eq(folders.accountId, accountId), inArray(folders.id, [...ids])));
}

/** Find a folder of this account with the revision of its drive, of one moment. */
export async function findFolderNow(
  reader: Reader,
  accountId: string,
  folderId: string,
): Promise<{ folder: FolderRow; revision: number } | null> {
  const [found] = await folderRowsNow(reader, { accountId, folderId });
  return found ?? null;
}

const folderRowsNow = prepared(({ db, tables: { folders, drives } }) =>
  db
    .select({ folder: folders, revision: drives.revision })
    .from(folders)
    .innerJoin(drives, eq(drives.accountId, folders.accountId))
    .where(isOwnFolder(folders)),
);

function isOwnFolder(folders: Reader['tables']['folders']): SQL | undefined {
  const [id, accountId] = [sql.placeholder('folderId'), sql.placeholder('accountId')];
  return and(eq(folders.id, id), eq(folders.accountId, accountId));
}

/** Write a new folder. */
export async function insertFolder(
  { db, tables: { folders } }: Transaction,
  folder: typeof folders.$inferInsert,
): Promise<FolderRow> {
  const [row] = await db.insert(folders).values(folder).returning();
  if (!row) throw new Error('The new folder was not written.');
  return row;
}

/** The revision of the drive that this transaction makes: who asks later hears of the folder. */
function seqNow({ folders, drives }: Transaction['tables']): SQL {
  // In a subquery the outer table must be named: both have an account.
  return sql`(SELECT d.revision FROM ${drives} d WHERE d.account_id = ${folders}.account_id)`;
}

/** Write many new folders; answer them in any order. */
export async function insertFolders(
  { db, tables: { folders } }: Transaction,
  rows: (typeof folders.$inferInsert)[],
): Promise<FolderRow[]> {
  const written: FolderRow[] = [];
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    written.push(...(await db.insert(folders).values(some).returning()));
  }
  return written;
}

/** Many rows of this many values fit into one statement of either engine. */
const rowsAtOnce = 500;

/** Change what stands on a folder; its version rises. */
export async function updateFolder(
  { db, tables }: Transaction,
  folder: FolderRow,
  change: Partial<Pick<FolderRow, 'parentId' | 'name' | 'nameKey' | 'nameSort' | 'changedAt'>>,
): Promise<FolderRow> {
  const { folders } = tables;
  const [row] = await db
    .update(folders)
    .set({ ...change, version: sql`${folders.version} + 1`, changedSeq: seqNow(tables) })
    .where(and(eq(folders.id, folder.id), eq(folders.accountId, folder.accountId)))
    .returning();
  if (!row) throw new Error('The changed folder has vanished.');
  return row;
}

/** Give a folder a star, or take it away; that makes no other version of it. */
export async function starFolder(
  { db, tables: { folders } }: Transaction,
  { id, accountId }: Pick<FolderRow, 'id' | 'accountId'>,
  starredAt: Date | null,
) {
  await db
    .update(folders)
    .set({ starredAt })
    .where(and(eq(folders.id, id), eq(folders.accountId, accountId)));
}

/** Forget an empty folder. */
export async function removeFolder(
  { db, tables: { folders } }: Transaction,
  { id, accountId }: FolderRow,
) {
  await db.delete(folders).where(and(eq(folders.id, id), eq(folders.accountId, accountId)));
}

/** Let what was thrown away from a folder lie in another, so that the folder itself can go. */
export async function rehomeTrash(
  { db, tables: { folders, files } }: Transaction,
  { id, accountId }: FolderRow,
  toId: string,
) {
  await db
    .update(files)
    .set({ folderId: toId })
    .where(and(eq(files.folderId, id), eq(files.accountId, accountId), isNotNull(files.trashId)));
  await db
    .update(folders)
    .set({ parentId: toId })
    .where(
      and(eq(folders.parentId, id), eq(folders.accountId, accountId), isNotNull(folders.trashId)),
    );
}

/**
 * Count what came into a folder or left it, and note that its list is another now. Its own date and
 * version do not change by that.
 */
export async function addToFolder(
  { db, tables }: Transaction,
  folderId: string,
  { files = 0, subfolders = 0, bytes = 0 }: { files?: number; subfolders?: number; bytes?: number },
) {
  const { folders } = tables;
  await db
    .update(folders)
    .set({
      files: sql`${folders.files} + ${files}`,
      folders: sql`${folders.folders} + ${subfolders}`,
      bytes: sql`${folders.bytes} + ${bytes}`,
      changedSeq: seqNow(tables),
    })
    .where(eq(folders.id, folderId));
}

// Requests ----------------------------------------------------------------------------------------

/** Find what was answered to a request that names itself so. */
export async function findRequest(
  { db, tables: { requests } }: Reader,
  accountId: string,
  key: string,
): Promise<{ hash: string; answer: unknown } | null> {
  const [told] = await db
    .select({ hash: requests.hash, answer: requests.answer })
    .from(requests)
    .where(and(eq(requests.accountId, accountId), eq(requests.key, key)));
  return told ?? null;
}

/** Keep what is answered to a request. */
export async function insertRequest(
  { db, tables: { requests } }: Transaction,
  request: typeof requests.$inferInsert,
) {
  await db.insert(requests).values(request);
}

/** Take the name of a request before it is answered; tell whether nobody had it. */
export async function claimRequest(
  { db, tables: { requests } }: Transaction,
  request: typeof requests.$inferInsert,
): Promise<boolean> {
  const rows = await db
    .insert(requests)
    .values(request)
    .onConflictDoNothing()
    .returning({ key: requests.key });
  return rows.length === 1;
}

/** Keep what is answered to a request whose name was taken. */
export async function answerRequest(
  { db, tables: { requests } }: Transaction,
  { accountId, key }: { accountId: string; key: string },
  answer: unknown,
) {
  await db
    .update(requests)
    .set({ answer })
    .where(and(eq(requests.accountId, accountId), eq(requests.key, key)));
}

/** Forget answers that nobody will ask for again. */
export async function removeRequests({ db, tables: { requests } }: Transaction, before: Date) {
  await db.delete(requests).where(lt(requests.createdAt, before));
}

// Names -------------------------------------------------------------------------------------------

/** Who has a name in a folder: files and folders share one set of names. */
export async function findByName(
  { db, tables: { folders, files } }: Reader,
  parentId: string,
  nameKey: string,
): Promise<{ kind: 'folder' | 'file'; id: string } | null> {
  const [folder] = await db
    .select({ id: folders.id })
    .from(folders)
    .where(
      and(eq(folders.parentId, parentId), eq(folders.nameKey, nameKey), isNull(folders.trashId)),
    );
  if (folder) return { kind: 'folder', id: folder.id };
  const [file] = await db
    .select({ id: files.id })
    .from(files)
    .where(and(eq(files.folderId, parentId), eq(files.nameKey, nameKey), isNull(files.trashId)));
  return file ? { kind: 'file', id: file.id } : null;
}

/** Which of these names are taken in a folder. */
export async function listTakenNames(
  { db, tables: { folders, files } }: Reader,
  parentId: string,
  nameKeys: readonly string[],
): Promise<Set<string>> {
  const keys = [...nameKeys];
  const inFolders = await db
    .select({ nameKey: folders.nameKey })
    .from(folders)
    .where(
      and(eq(folders.parentId, parentId), inArray(folders.nameKey, keys), isNull(folders.trashId)),
    );
  const inFiles = await db
    .select({ nameKey: files.nameKey })
    .from(files)
    .where(and(eq(files.folderId, parentId), inArray(files.nameKey, keys), isNull(files.trashId)));
  return new Set([...inFolders, ...inFiles].map(({ nameKey }) => nameKey));
}

/** A name in a folder, as it is compared. */
export interface Spot {
  readonly folderId: string;
  readonly nameKey: string;
}

/** Read the folders that have these names, in any order. */
export async function listFoldersNamed(
  { db, tables: { folders } }: Reader,
  accountId: string,
  spots: readonly Spot[],
): Promise<FolderRow[]> {
  const found: FolderRow[] = [];
  for (let from = 0; from < spots.length; from += rowsAtOnce) {
    const some = { accountId, spots: spots.slice(from, from + rowsAtOnce) };
    const named = sql`${folders.id} IN ${idsOf(folders, sql`f.parent_id`, some)}`;
    found.push(...(await db.select().from(folders).where(named)));
  }
  return found;
}

/** Find out which files have these names, in any order. */
export async function listFilesNamed(
  { db, tables: { files } }: Reader,
  accountId: string,
  spots: readonly Spot[],
): Promise<(Spot & { id: string })[]> {
  const { id, folderId, nameKey } = files;
  const found: (Spot & { id: string })[] = [];
  for (let from = 0; from < spots.length; from += rowsAtOnce) {
    const some = { accountId, spots: spots.slice(from, from + rowsAtOnce) };
    const named = sql`${id} IN ${idsOf(files, sql`f.folder_id`, some)}`;
    found.push(...(await db.select({ id, folderId, nameKey }).from(files).where(named)));
  }
  return found;
}

/**
 * The ids of what has these names. The names come first and lead to the index of names; named beside
 * the account, SQLite would walk through all that the account has.
 */
export function idsOf(
  table: Reader['tables']['folders'] | Reader['tables']['files'],
  folder: SQL,
  { accountId, spots }: { accountId: string; spots: readonly Spot[] },
): SQL {
  const pairs = spots.map(({ folderId, nameKey }) => sql`(${folderId}, ${nameKey})`);
  return sql`(
    SELECT f.id FROM (VALUES ${sql.join(pairs, sql`, `)}) w, ${table} f
    WHERE ${folder} = w.column1 AND f.name_key = w.column2
      AND f.trash_id IS NULL AND f.account_id = ${accountId})`;
}

// The tree ----------------------------------------------------------------------------------------

/** The folders from the root down to this one. */
export async function listTrail(
  { db, tables: { folders } }: Reader,
  accountId: string,
  folderId: string,
): Promise<{ id: string; name: string }[]> {
  const up = sql`(
    WITH RECURSIVE up(id, parent_id) AS (
      SELECT f.id, f.parent_id FROM ${folders} f WHERE f.id = ${folderId}
      UNION ALL SELECT f.id, f.parent_id FROM ${folders} f JOIN up ON f.id = up.parent_id
    ) SELECT id FROM up)`;
  return db
    .select({ id: folders.id, name: folders.name })
    .from(folders)
    .where(and(eq(folders.accountId, accountId), sql`${folders.id} IN ${up}`))
    .orderBy(asc(folders.depth));
}

/** A folder and everything below it that is not in the trash; `only` keeps out whole branches. */
export function subtree(
  { tables: { folders } }: Reader,
  rootId: string | readonly string[],
  only: SQL = sql`TRUE`,
): SQL {
  const roots = [rootId].flat().map((id) => sql`${id}`);
  return sql`(
    WITH RECURSIVE down(id) AS (
      SELECT f.id FROM ${folders} f WHERE f.id IN (${sql.join(roots, sql`, `)})
      UNION ALL SELECT f.id FROM ${folders} f JOIN down ON f.parent_id = down.id
        WHERE f.trash_id IS NULL AND ${only}
    ) SELECT id FROM down)`;
}

/** Count what lies in a folder and all below it, from the counters of its folders alone. */
export async function measureSubtree(
  reader: Reader,
  folder: FolderRow,
  only?: SQL,
): Promise<{ files: number; folders: number; bytes: number }> {
  const { db, tables } = reader;
  const { folders } = tables;
  const [size] = await db
    .select({
      files: sum(folders.files).mapWith(Number),
      folders: count(),
      bytes: sum(folders.bytes).mapWith(Number),
    })
    .from(folders)
    .where(
      and(
        eq(folders.accountId, folder.accountId),
        sql`${folders.id} IN ${subtree(reader, folder.id, only)}`,
      ),
    );
  return {
    files: size?.files ?? 0,
    folders: Math.max(0, (size?.folders ?? 0) - 1),
    bytes: size?.bytes ?? 0,
  };
}

/** Find a folder below this one that is just being archived or restored. */
export async function findBusyBelow(
  reader: Reader,
  folder: FolderRow,
): Promise<{ id: string; name: string } | null> {
  const { db, tables } = reader;
  const { folders } = tables;
  const [busy] = await db
    .select({ id: folders.id, name: folders.name })
    .from(folders)
    .where(
      and(
        eq(folders.accountId, folder.accountId),
        inArray(folders.state, ['archiving', 'restoring']),
        ne(folders.id, folder.id),
        sql`${folders.id} IN ${subtree(reader, folder.id)}`,
      ),
    )
    .limit(1);
  return busy ?? null;
}

/** Find a folder that is archived, or on its way there or back, among this one and all below it. */
export async function findClosed(
  reader: Reader,
  folder: FolderRow,
): Promise<Pick<FolderRow, 'id' | 'name' | 'state'> | null> {
  const { db, tables } = reader;
  const { folders } = tables;
  const [closed] = await db
    .select({ id: folders.id, name: folders.name, state: folders.state })
    .from(folders)
    .where(
      and(
        eq(folders.accountId, folder.accountId),
        ne(folders.state, 'active'),
        sql`${folders.id} IN ${subtree(reader, folder.id)}`,
      ),
    )
    .limit(1);
  return closed ?? null;
}

/** Find how deep the deepest folder lies in this one: 0 when there is none. */
export async function measureHeight(reader: Reader, folder: FolderRow): Promise<number> {
  const { db, tables } = reader;
  const { folders } = tables;
  const [deepest] = await db
    .select({ depth: max(folders.depth) })
    .from(folders)
    .where(
      and(
        eq(folders.accountId, folder.accountId),
        // What went to the trash together has one mark.
        folder.trashId
          ? eq(folders.trashId, folder.trashId)
          : sql`${folders.id} IN ${subtree(reader, folder.id)}`,
      ),
    );
  return (deepest?.depth ?? folder.depth) - folder.depth;
}

/** Let a folder with all below it lie deeper by so much, or less deep. */
export async function deepenSubtree(tx: Transaction, folder: FolderRow, by: number): Promise<void> {
  if (by === 0) return;
  const { folders } = tx.tables;
  await tx.db
    .update(folders)
    .set({ depth: sql`${folders.depth} + ${by}` })
    .where(
      and(eq(folders.accountId, folder.accountId), sql`${folders.id} IN ${subtree(tx, folder.id)}`),
    );
}

/** Send a folder with all below it to the trash; their epoch rises, so that late work is refused. */
export async function trashSubtree(
  tx: Transaction,
  folder: FolderRow,
  trashId: string,
): Promise<void> {
  const { folders } = tx.tables;
  await tx.db
    .update(folders)
    .set({ trashId, epoch: sql`${folders.epoch} + 1`, changedSeq: seqNow(tx.tables) })
    .where(
      and(eq(folders.accountId, folder.accountId), sql`${folders.id} IN ${subtree(tx, folder.id)}`),
    );
}

/** Take what went to the trash together out of it again. */
export async function untrashSubtree(
  { db, tables }: Transaction,
  accountId: string,
  trashId: string,
): Promise<void> {
  const { folders } = tables;
  await db
    .update(folders)
    .set({ trashId: null, epoch: sql`${folders.epoch} + 1`, changedSeq: seqNow(tables) })
    .where(and(eq(folders.accountId, accountId), eq(folders.trashId, trashId)));
}

/** Change the state of folders, and raise their epoch so that late work finds that it is late. */
export async function updateFolderStates(
  { db, tables }: Transaction,
  where: SQL | undefined,
  to: { state: FolderState; archiveId: string | null },
): Promise<void> {
  const { folders } = tables;
  await db
    .update(folders)
    .set({
      ...to,
      openUntil: null,
      epoch: sql`${folders.epoch} + 1`,
      version: sql`${folders.version} + 1`,
      changedSeq: seqNow(tables),
    })
    .where(where);
}

// Lists -------------------------------------------------------------------------------------------

/** One end of a list, or a row in it, and the way to go from there. */
export interface Slice {
  readonly sort: 'name' | 'bytes' | 'changed' | 'kind';
  readonly dir: 'asc' | 'desc';
  readonly way: 'next' | 'prev';
  /** The values of the row to go on from; null begins at the end that the way comes from. */
  readonly after: readonly (string | number)[] | null;
  readonly limit: number;
  readonly offset?: number;
  /** Only what this lets through. */
  readonly filter?: ItemFilter;
}

/** Read a slice of the folders in a folder. Size and kind do not order folders: their name does. */
export async function listSubfolders(
  reader: Reader,
  folder: Pick<FolderRow, 'accountId' | 'id'>,
  slice: Slice,
): Promise<FolderRow[]> {
  return subfolderRows(reader, toValues(folder, slice), slice);
}

const subfolderRows = prepared(({ db, tables }, slice: Slice) => {
  const { folders } = tables;
  const columns =
    slice.sort === 'changed' ? [folders.changedAt, folders.id] : [folders.nameSort, folders.id];
  const { after, order } = walk(columns, slice);
  return db
    .select()
    .from(folders)
    .where(
      and(
        eq(folders.parentId, sql.placeholder('folderId')),
        eq(folders.accountId, sql.placeholder('accountId')),
        sql`${folders.trashId} IS NULL`,
        folderMatches(tables, slice.filter ?? {}),
        after,
      ),
    )
    .orderBy(...order)
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'));
}, keyOfSlice);

export type FileEntry = Pick<
  Reader['tables']['files']['$inferSelect'],
  | 'id'
  | 'name'
  | 'nameSort'
  | 'bytes'
  | 'kind'
  | 'version'
  | 'modifiedAt'
  | 'starredAt'
  | 'createdAt'
  | 'changedAt'
> & { hasThumb: boolean };

/** Tell of each file whether there is a small picture of its bytes. */
export function hasThumb({ files, thumbs }: Reader['tables']): SQL<boolean> {
  // In a subquery the outer table must be named: both have a blob.
  const found = sql<boolean>`EXISTS
    (SELECT 1 FROM ${thumbs} t WHERE t.blob_id = ${files}.blob_id)`;
  return found.mapWith(Boolean);
}

/** Read a slice of the files in a folder. */
export async function listFiles(
  reader: Reader,
  folder: Pick<FolderRow, 'accountId' | 'id'>,
  slice: Slice,
): Promise<FileEntry[]> {
  return fileRows(reader, toValues(folder, slice), slice);
}

const fileRows = prepared(({ db, tables }, slice: Slice) => {
  const { files } = tables;
  const columns = {
    name: [files.nameSort, files.id],
    bytes: [files.bytes, files.id],
    changed: [files.changedAt, files.id],
    kind: [files.kind, files.nameSort, files.id],
  }[slice.sort];
  const { after, order } = walk(columns, slice);
  return db
    .select({
      id: files.id,
      name: files.name,
      nameSort: files.nameSort,
      bytes: files.bytes,
      kind: files.kind,
      version: files.version,
      modifiedAt: files.modifiedAt,
      starredAt: files.starredAt,
      hasThumb: hasThumb(tables),
      createdAt: files.createdAt,
      changedAt: files.changedAt,
    })
    .from(files)
    .where(
      and(
        eq(files.folderId, sql.placeholder('folderId')),
        eq(files.accountId, sql.placeholder('accountId')),
        sql`${files.trashId} IS NULL`,
        fileMatches(tables, slice.filter ?? {}),
        after,
      ),
    )
    .orderBy(...order)
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'));
}, keyOfSlice);

/** Count what a filter lets through of the things in a folder. */
export async function countMatches(
  { db, tables }: Reader,
  { accountId, id }: Pick<FolderRow, 'accountId' | 'id'>,
  filter: ItemFilter,
): Promise<{ folders: number; files: number }> {
  const { folders, files } = tables;
  return {
    folders: await db.$count(
      folders,
      and(
        eq(folders.parentId, id),
        eq(folders.accountId, accountId),
        isNull(folders.trashId),
        folderMatches(tables, filter),
      ),
    ),
    files: await db.$count(
      files,
      and(
        eq(files.folderId, id),
        eq(files.accountId, accountId),
        isNull(files.trashId),
        fileMatches(tables, filter),
      ),
    ),
  };
}

/** The texts of these queries that come again and again; what people search for makes its own. */
function keyOfSlice({ sort, dir, way, after, filter }: Slice): string | null {
  const isFiltered = filter?.q !== undefined || filter?.kind !== undefined;
  return isFiltered ? null : [sort, dir, way, after !== null].join(' ');
}

function toValues(
  { accountId, id: folderId }: Pick<FolderRow, 'accountId' | 'id'>,
  { sort, after, limit, offset = 0 }: Slice,
): Record<string, unknown> {
  const place = (after ?? []).map((value, i) => [
    `after${i}`,
    // A moment travels in a cursor as milliseconds.
    sort === 'changed' && i === 0 ? new Date(value) : value,
  ]);
  return { accountId, folderId, limit, offset, ...Object.fromEntries(place) };
}

/** All parts of a key run one way, so one comparison of rows finds the place in the index. */
function walk(columns: Column[], { dir, way, after }: Slice) {
  const up = (dir === 'asc') === (way === 'next');
  const order = columns.map((column) => (up ? asc(column) : desc(column)));
  if (!after) return { order, after: undefined };
  const key = sql.join(columns, sql`, `);
  const place = sql.join(
    columns.map((column, i) => sql.param(sql.placeholder(`after${i}`), column)),
    sql`, `,
  );
  return { order, after: up ? sql`(${key}) > (${place})` : sql`(${key}) < (${place})` };
}
