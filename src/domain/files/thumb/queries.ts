import { eq, inArray } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';

export type ThumbRow = Reader['tables']['thumbs']['$inferSelect'];

/** Find the small picture of some bytes. */
export async function findThumb(
  { db, tables: { thumbs } }: Reader,
  blobId: string,
): Promise<ThumbRow | null> {
  const [row] = await db.select().from(thumbs).where(eq(thumbs.blobId, blobId));
  return row ?? null;
}

/** Write down where the small picture of some bytes lies. */
export async function insertThumb({ db, tables: { thumbs } }: Transaction, thumb: ThumbRow) {
  await db.insert(thumbs).values(thumb);
}

/** Forget the small pictures of some bytes; answer what they were. */
export async function removeThumbs(
  { db, tables: { thumbs } }: Transaction,
  blobIds: readonly string[],
): Promise<ThumbRow[]> {
  return db
    .delete(thumbs)
    .where(inArray(thumbs.blobId, [...blobIds]))
    .returning();
}
