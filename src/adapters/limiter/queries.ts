import { eq, lte, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';

/** Count one try; the count begins anew when its span is over. */
export async function countTry(
  { db, tables: { tries } }: Transaction,
  { key, now, endsAt }: { key: string; now: Date; endsAt: Date },
): Promise<{ count: number; endsAt: Date }> {
  const over = lte(tries.endsAt, now);
  const [row] = await db
    .insert(tries)
    .values({ key, count: 1, endsAt })
    .onConflictDoUpdate({
      target: tries.key,
      set: {
        count: sql`CASE WHEN ${over} THEN 1 ELSE ${tries.count} + 1 END`,
        endsAt: sql`CASE WHEN ${over} THEN excluded.ends_at ELSE ${tries.endsAt} END`,
      },
    })
    .returning({ count: tries.count, endsAt: tries.endsAt });
  return row ?? { count: 1, endsAt };
}

/** Close a lane until a moment. */
export async function closeLane(
  { db, tables: { tries } }: Transaction,
  { key, closedUntil, endsAt }: { key: string; closedUntil: Date | null; endsAt: Date },
): Promise<void> {
  await db.update(tries).set({ closedUntil, endsAt }).where(eq(tries.key, key));
}

/** Find until when a lane is closed. */
export async function findClosedUntil(
  { db, tables: { tries } }: Reader,
  key: string,
): Promise<Date | null> {
  const [row] = await db
    .select({ closedUntil: tries.closedUntil })
    .from(tries)
    .where(eq(tries.key, key))
    .limit(1);
  return row?.closedUntil ?? null;
}

/** Forget one count. */
export async function forgetTries({ db, tables: { tries } }: Transaction, key: string) {
  await db.delete(tries).where(eq(tries.key, key));
}

/** Forget every count whose span is over. */
export async function sweepTries({ db, tables: { tries } }: Transaction, now: Date) {
  await db.delete(tries).where(lte(tries.endsAt, now));
}
