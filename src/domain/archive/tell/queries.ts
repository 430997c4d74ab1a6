import { and, asc, eq, gt, isNull, ne } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';
import type { JobRow } from '../queries.ts';

/** List jobs that ended after a moment and of which nobody outside was told; the first to end comes first. */
export async function listUntold(
  { db, tables: { archive } }: Reader,
  { after, limit }: { after: Date; limit: number },
): Promise<JobRow[]> {
  return (
    db
      .select()
      .from(archive)
      // Who gave a job up knows of it.
      .where(
        and(
          isNull(archive.notifiedAt),
          gt(archive.finishedAt, after),
          ne(archive.state, 'cancelled'),
        ),
      )
      .orderBy(asc(archive.finishedAt), asc(archive.id))
      .limit(limit)
  );
}

/** Write down that a job was told; the first to say so is believed. */
export async function markTold(
  { db, tables: { archive } }: Transaction,
  jobId: string,
  notifiedAt: Date,
): Promise<void> {
  await db
    .update(archive)
    .set({ notifiedAt })
    .where(and(eq(archive.id, jobId), isNull(archive.notifiedAt)));
}
