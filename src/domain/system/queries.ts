import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Reader } from '#adapters/database/database.ts';

export type JobRow = Reader['tables']['archive']['$inferSelect'];
type CheckRow = Reader['tables']['archiveChecks']['$inferSelect'];
type DifferingRow = Pick<
  CheckRow,
  'archiveId' | 'accountId' | 'expected' | 'missing' | 'different'
> & { finishedAt: Date };

/** Count the jobs of the archive by what they do and where they stand. */
export async function countJobStates({
  db,
  tables: { archive },
}: Reader): Promise<{ kind: JobRow['kind']; state: JobRow['state']; count: number }[]> {
  return db
    .select({ kind: archive.kind, state: archive.state, count: count() })
    .from(archive)
    .groupBy(archive.kind, archive.state)
    .orderBy(asc(archive.kind), asc(archive.state));
}

/** Read the newest jobs that stopped and wait for somebody to look at them. */
export async function listStoppedJobs(
  { db, tables: { archive } }: Reader,
  limit: number,
): Promise<JobRow[]> {
  return db
    .select()
    .from(archive)
    .where(inArray(archive.state, ['needs-help', 'mismatch']))
    .orderBy(desc(archive.createdAt), desc(archive.id))
    .limit(limit);
}

/** Read the archives that have their folder and whose newest finished check has found something, the newest first. */
export async function listDiffering(
  { db, tables: { archive, archiveChecks, folders } }: Reader,
  limit: number,
): Promise<DifferingRow[]> {
  const { archiveId, accountId, expected, missing, different, createdAt, finishedAt } =
    archiveChecks;
  const newer = sql`EXISTS (SELECT 1 FROM ${archiveChecks} n WHERE n.archive_id = ${archiveId}
    AND n.state = 'finished' AND (n.created_at, n.id) > (${createdAt}, ${archiveChecks.id}))`;
  const rows = await db
    .select({ archiveId, accountId, expected, missing, different, finishedAt })
    .from(archiveChecks)
    .innerJoin(archive, eq(archive.id, archiveId))
    // Once it is back, or gone for good, nobody waits for what is missing.
    .innerJoin(folders, and(eq(folders.id, archive.folderId), eq(folders.archiveId, archiveId)))
    .where(
      and(
        // Spelled as in the index that serves it.
        sql`${missing} + ${different} > 0`,
        eq(archiveChecks.state, 'finished'),
        sql`NOT ${newer}`,
      ),
    )
    .orderBy(desc(createdAt), desc(archiveChecks.id))
    .limit(limit);
  return rows.flatMap(({ finishedAt, ...row }) => (finishedAt ? [{ ...row, finishedAt }] : []));
}

/** Find which of some ids are jobs, and whose. */
export async function findJobOwners(
  { db, tables: { archive } }: Reader,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: archive.id, accountId: archive.accountId })
    .from(archive)
    .where(inArray(archive.id, [...ids]));
  return new Map(rows.map(({ id, accountId }) => [id, accountId]));
}

/** Find which of some ids are accounts. */
export async function findAccountIds(
  { db, tables: { accounts } }: Reader,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(inArray(accounts.id, [...ids]));
  return new Set(rows.map(({ id }) => id));
}
