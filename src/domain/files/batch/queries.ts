import { and, asc, eq, inArray, isNull, lte, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';
import { fileMatches, folderMatches } from '#domain/folders/filter/queries.ts';
import type { FolderRow } from '#domain/folders/queries.ts';
import type { BlobRow, FileRow } from '../queries.ts';
import type { Selection } from './contract.ts';

/** Some of the things in a folder by name, after the one that the last slice ended with. */
export interface Walk {
  readonly selection: Extract<Selection, { all: true }>;
  readonly after: readonly [nameSort: string, id: string] | null;
  /** What came into the folder later was not meant. */
  readonly madeBefore: Date;
  readonly limit: number;
}

/** Walk over the folders that are selected in a folder. */
export async function walkFolders(
  { db, tables }: Reader,
  accountId: string,
  { selection, after, madeBefore, limit }: Walk,
): Promise<FolderRow[]> {
  const { folders } = tables;
  return db
    .select()
    .from(folders)
    .where(
      and(isSelectedFolder(tables, accountId, { selection, madeBefore }), isAfter(folders, after)),
    )
    .orderBy(asc(folders.nameSort), asc(folders.id))
    .limit(limit);
}

/** Walk over the files that are selected in a folder. */
export async function walkFiles(
  { db, tables }: Reader,
  accountId: string,
  { selection, after, madeBefore, limit }: Walk,
): Promise<{ row: FileRow; blobType: BlobRow['type'] }[]> {
  const { files, blobs } = tables;
  return db
    .select({ row: files, blobType: blobs.type })
    .from(files)
    .innerJoin(blobs, eq(blobs.id, files.blobId))
    .where(and(isSelectedFile(tables, accountId, { selection, madeBefore }), isAfter(files, after)))
    .orderBy(asc(files.nameSort), asc(files.id))
    .limit(limit);
}

type Selected = Pick<Walk, 'selection' | 'madeBefore'>;

/** What a selection of all that lies in a folder means of its folders. */
export function isSelectedFolder(
  tables: Reader['tables'],
  accountId: string,
  { selection, madeBefore }: Selected,
): SQL | undefined {
  const { folders } = tables;
  return and(
    eq(folders.parentId, selection.folderId),
    eq(folders.accountId, accountId),
    isNull(folders.trashId),
    lte(folders.createdAt, madeBefore),
    selection.except.length > 0 ? notInArray(folders.id, selection.except) : undefined,
    folderMatches(tables, selection.filter ?? {}),
  );
}

/** What it means of its files. */
export function isSelectedFile(
  tables: Reader['tables'],
  accountId: string,
  { selection, madeBefore }: Selected,
): SQL | undefined {
  const { files } = tables;
  return and(
    eq(files.folderId, selection.folderId),
    eq(files.accountId, accountId),
    isNull(files.trashId),
    lte(files.createdAt, madeBefore),
    selection.except.length > 0 ? notInArray(files.id, selection.except) : undefined,
    fileMatches(tables, selection.filter ?? {}),
  );
}

function isAfter(
  { nameSort, id }: Reader['tables']['files'] | Reader['tables']['folders'],
  after: Walk['after'],
): SQL | undefined {
  return after ? sql`(${nameSort}, ${id}) > (${after[0]}, ${after[1]})` : undefined;
}

/**
 * An undone act gives its things a new version. Acts before it, which left the version that it began
 * with, can be undone in turn.
 */
export async function renewVersions(
  { db, tables: { journalItems } }: Transaction,
  {
    accountId,
    itemIds,
    from,
    to,
  }: { accountId: string; itemIds: readonly string[]; from: number; to: number },
): Promise<void> {
  await db
    .update(journalItems)
    .set({ version: to })
    .where(
      and(
        eq(journalItems.accountId, accountId),
        inArray(journalItems.itemId, [...itemIds]),
        eq(journalItems.version, from),
      ),
    );
}
