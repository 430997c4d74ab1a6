import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';
import type { JobRow } from '../queries.ts';

/**
 * List jobs that ended after a moment and of which nobody outside was told; the first to end comes first.
 * One that was given up ended too: who gave it up knows of it, a program that waits for it does not.
 */
export async function listUntold(
  { db, tables: { archive } }: Reader,
  { after, limit }: { after: Date; limit: number },
): Promise<JobRow[]> {
  return db
    .select()
    .from(archive)
    .where(and(isNull(archive.notifiedAt), gt(archive.finishedAt, after)))
    .orderBy(asc(archive.finishedAt), asc(archive.id))
    .limit(limit);
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
