import { and, asc, desc, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';

export type CheckRow = Reader['tables']['archiveChecks']['$inferSelect'];

/** Write a new check, unless one of its archive runs already: then null. */
export async function insertCheck(
  { db, tables: { archiveChecks } }: Transaction,
  check: Omit<typeof archiveChecks.$inferInsert, 'state' | 'findings' | 'changedAt'>,
): Promise<CheckRow | null> {
  const [row] = await db
    .insert(archiveChecks)
    .values({ ...check, state: 'running', findings: [], changedAt: new Date() })
    .onConflictDoNothing()
    .returning();
  return row ?? null;
}

/** Find the newest check of an archive, or the one that runs. */
export async function findCheck(
  { db, tables: { archiveChecks } }: Reader,
  archiveId: string,
  state?: CheckRow['state'],
): Promise<CheckRow | null> {
  const [row] = await db
    .select()
    .from(archiveChecks)
    .where(and(eq(archiveChecks.archiveId, archiveId), state && eq(archiveChecks.state, state)))
    .orderBy(desc(archiveChecks.createdAt), desc(archiveChecks.id))
    .limit(1);
  return row ?? null;
}

/** Move a check on from where it was seen; null when somebody else did so first. */
export async function moveCheck(
  { db, tables: { archiveChecks } }: Transaction,
  { id, cursor }: Pick<CheckRow, 'id' | 'cursor'>,
  change: Partial<CheckRow>,
): Promise<CheckRow | null> {
  const isThere = cursor === null ? isNull(archiveChecks.cursor) : eq(archiveChecks.cursor, cursor);
  const [row] = await db
    .update(archiveChecks)
    .set({ ...change, changedAt: new Date() })
    .where(and(eq(archiveChecks.id, id), eq(archiveChecks.state, 'running'), isThere))
    .returning();
  return row ?? null;
}

/** List the archives with a check that runs and has not come on since a moment. */
export async function listQuietChecks(
  { db, tables: { archiveChecks } }: Reader,
  { before, after, limit }: { before: Date; after: string | null; limit: number },
): Promise<string[]> {
  const rows = await db
    .select({ archiveId: archiveChecks.archiveId })
    .from(archiveChecks)
    .where(
      and(
        sql`${archiveChecks.state} = 'running'`,
        lt(archiveChecks.changedAt, before),
        after ? gt(archiveChecks.archiveId, after) : undefined,
      ),
    )
    .orderBy(asc(archiveChecks.archiveId))
    .limit(limit);
  return rows.map(({ archiveId }) => archiveId);
}

/** Read the files of an archive that hold these blobs, for their names. */
export async function listArchivedFiles(
  { db, tables: { files, folders } }: Reader,
  archiveId: string,
  blobIds: readonly string[],
): Promise<{ id: string; name: string; folderId: string; blobId: string }[]> {
  return db
    .select({ id: files.id, name: files.name, folderId: files.folderId, blobId: files.blobId })
    .from(files)
    .innerJoin(folders, eq(folders.id, files.folderId))
    .where(
      and(
        eq(folders.archiveId, archiveId),
        inArray(files.blobId, [...blobIds]),
        isNull(files.trashId),
      ),
    )
    .orderBy(asc(files.nameSort), asc(files.id));
}
