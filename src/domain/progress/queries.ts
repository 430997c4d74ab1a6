import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';

export type AnswerRow = Reader['tables']['progressAnswers']['$inferSelect'];

/** Let one account's answers be written one batch after the other. */
export async function takeRecord({ db, tables: { accounts } }: Transaction, accountId: string) {
  await db.update(accounts).set({ id: accounts.id }).where(eq(accounts.id, accountId));
}

/** Write answers. Those that the account has already stay as they are. */
export async function insertAnswers(
  { db, tables: { progressAnswers } }: Transaction,
  rows: Array<typeof progressAnswers.$inferInsert>,
) {
  await db.insert(progressAnswers).values(rows).onConflictDoNothing();
}

/** Count the answers of an account. */
export async function countAnswers(
  { db, tables: { progressAnswers } }: Reader,
  accountId: string,
): Promise<number> {
  return db.$count(progressAnswers, eq(progressAnswers.accountId, accountId));
}

/** Find when an account's newest answer was kept here. */
export async function findNewest(
  { db, tables: { progressAnswers } }: Reader,
  accountId: string,
): Promise<Date | null> {
  const [row] = await db
    .select({ keptAt: progressAnswers.keptAt })
    .from(progressAnswers)
    .where(eq(progressAnswers.accountId, accountId))
    .orderBy(desc(progressAnswers.keptAt))
    .limit(1);
  return row?.keptAt ?? null;
}

/** Read a slice of an account's answers in the order in which they came, or back from the end. */
export async function listAnswerRows(
  { db, tables: { progressAnswers } }: Reader,
  accountId: string,
  {
    way,
    at,
    limit,
  }: { way: 'next' | 'prev'; at: readonly (string | number)[] | null; limit: number },
): Promise<AnswerRow[]> {
  const forward = way === 'next';
  const order = forward ? asc : desc;
  const { keptAt, id } = progressAnswers;
  const moment = sql.param(new Date(at?.[0] ?? 0), keptAt);
  const after = forward
    ? sql`(${keptAt}, ${id}) > (${moment}, ${at?.[1]})`
    : sql`(${keptAt}, ${id}) < (${moment}, ${at?.[1]})`;
  return db
    .select()
    .from(progressAnswers)
    .where(and(eq(progressAnswers.accountId, accountId), at ? after : undefined))
    .orderBy(order(keptAt), order(id))
    .limit(limit);
}

/** Delete all answers of an account. */
export async function deleteAnswers(
  { db, tables: { progressAnswers } }: Transaction,
  accountId: string,
) {
  await db.delete(progressAnswers).where(eq(progressAnswers.accountId, accountId));
}
