import { eq, isNull, lt, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';

/** The one row. */
const id = 'last';

export type IntegrityRow = Reader['tables']['integrity']['$inferSelect'];

/** Read who is at it, and what was found the last time. */
export async function findIntegrity({
  db,
  tables: { integrity },
}: Reader): Promise<IntegrityRow | null> {
  const [row] = await db.select().from(integrity).where(eq(integrity.id, id));
  return row ?? null;
}

/** Begin to be at it, unless somebody is; tell whether nobody was. */
export async function claimIntegrity(
  { db, tables: { integrity } }: Transaction,
  claim: { beganAt: Date; heldUntil: Date; mends: boolean },
): Promise<boolean> {
  const rows = await db
    .insert(integrity)
    .values({ id, ...claim })
    .onConflictDoUpdate({
      target: integrity.id,
      set: claim,
      setWhere: sql`${isNull(integrity.heldUntil)} OR ${lt(integrity.heldUntil, claim.beganAt)}`,
    })
    .returning({ id: integrity.id });
  return rows.length === 1;
}

/** Say that somebody is still at it, or, with a moment that has passed, that nobody is. */
export async function holdIntegrity(
  { db, tables: { integrity } }: Transaction,
  heldUntil: Date | null,
): Promise<void> {
  await db.update(integrity).set({ heldUntil }).where(eq(integrity.id, id));
}

/** Nobody is at it any more: who was came to the end. */
export async function endIntegrity({ db, tables: { integrity } }: Transaction): Promise<void> {
  await db
    .update(integrity)
    .set({ beganAt: null, heldUntil: null, mends: false })
    .where(eq(integrity.id, id));
}

/** Keep what was found, in the place of what was found before. */
export async function keepFound(
  { db, tables: { integrity } }: Transaction,
  kept: { finishedAt: Date; report: unknown },
): Promise<void> {
  await db
    .insert(integrity)
    .values({ id, ...kept })
    .onConflictDoUpdate({ target: integrity.id, set: kept });
}
