import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';
import { findNewestOf, foldersOf, type JobRow } from '../queries.ts';

/** Find the newest job that opens an archive for a while. */
export async function findOpeningOf(reader: Reader, archiveId: string): Promise<JobRow | null> {
  return findNewestOf(reader, archiveId, 'open');
}

/** List the jobs that open one of these archives, or keep it open. */
export async function listOpeningsOf(
  { db, tables: { archive } }: Reader,
  archives: readonly Pick<JobRow, 'id'>[],
): Promise<JobRow[]> {
  return db
    .select()
    .from(archive)
    .where(
      and(
        inArray(
          archive.ofId,
          archives.map(({ id }) => id),
        ),
        eq(archive.kind, 'open'),
        inArray(archive.state, ['running', 'opened']),
      ),
    );
}

/** Move a job that opens a folder on, if it is still in one of these states. */
export async function moveOpening(
  { db, tables: { archive } }: Transaction,
  jobId: string,
  {
    from,
    ...change
  }: { from: JobRow['state'][] } & Partial<
    Pick<JobRow, 'state' | 'done' | 'doneBytes' | 'closesAt' | 'finishedAt'>
  >,
): Promise<JobRow | null> {
  const [row] = await db
    .update(archive)
    .set({ ...change, changedAt: new Date() })
    .where(and(eq(archive.id, jobId), eq(archive.kind, 'open'), inArray(archive.state, from)))
    .returning();
  return row ?? null;
}

/** Let the files of an archived folder be read until a moment. */
export async function openFolders(tx: Transaction, job: JobRow, until: Date): Promise<void> {
  const { folders } = tx.tables;
  await tx.db
    .update(folders)
    .set({ openUntil: until, version: sql`${folders.version} + 1` })
    .where(and(foldersOf(tx, job), eq(folders.state, 'archived')));
}

/** Let them be read no more, unless another job keeps them open for longer. */
export async function closeFolders(tx: Transaction, job: JobRow, until: Date): Promise<void> {
  const { folders } = tx.tables;
  await tx.db
    .update(folders)
    .set({ openUntil: null, version: sql`${folders.version} + 1` })
    .where(and(foldersOf(tx, job), lte(folders.openUntil, until)));
}

/** Find the jobs that open a folder with objects that the store speaks of, or keep it open with them. */
export async function listOpeningsWith(
  { db, tables: { archive, blobs, files, folders } }: Reader,
  coldKeys: readonly string[],
  state: 'running' | 'opened',
): Promise<{ job: JobRow; key: string; version: string }[]> {
  const rows = await db
    .select({ job: archive, key: blobs.coldKey, version: blobs.coldVersion })
    .from(blobs)
    .innerJoin(files, and(eq(files.blobId, blobs.id), isNull(files.trashId)))
    .innerJoin(folders, eq(folders.id, files.folderId))
    .innerJoin(archive, eq(archive.ofId, folders.archiveId))
    .where(
      and(
        inArray(blobs.coldKey, [...coldKeys]),
        eq(archive.kind, 'open'),
        eq(archive.state, state),
      ),
    );
  return rows.flatMap(({ job, key, version }) => (key && version ? [{ job, key, version }] : []));
}
