import { and, asc, desc, eq, gt, isNull, lt, lte, or } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';

export type TokenRow = Reader['tables']['apiTokens']['$inferSelect'];

/** Write a token down. */
export async function insertToken(
  { db, tables: { apiTokens } }: Transaction,
  token: TokenRow,
): Promise<void> {
  await db.insert(apiTokens).values(token);
}

/** Count the tokens of an account that have not expired. */
export async function countTokens(
  { db, tables: { apiTokens } }: Reader,
  { accountId, now }: { accountId: string; now: Date },
): Promise<number> {
  return db.$count(
    apiTokens,
    and(eq(apiTokens.accountId, accountId), gt(apiTokens.expiresAt, now)),
  );
}

/** List the tokens of an account, the newest first. */
export async function listTokenRows(
  { db, tables: { apiTokens } }: Reader,
  accountId: string,
): Promise<TokenRow[]> {
  return db
    .select()
    .from(apiTokens)
    .where(eq(apiTokens.accountId, accountId))
    .orderBy(desc(apiTokens.createdAt), asc(apiTokens.id));
}

/** Find a token with its account. */
export async function findToken({ db, tables: { apiTokens, accounts } }: Reader, id: string) {
  const [row] = await db
    .select({ token: apiTokens, account: accounts })
    .from(apiTokens)
    .innerJoin(accounts, eq(accounts.id, apiTokens.accountId))
    .where(eq(apiTokens.id, id))
    .limit(1);
  return row ?? null;
}

/** Note that a token was used, unless that was noted since a moment. */
export async function touchToken(
  { db, tables: { apiTokens } }: Transaction,
  { id, usedAt }: { id: string; usedAt: Date },
): Promise<void> {
  const old = or(isNull(apiTokens.usedAt), lt(apiTokens.usedAt, usedAt));
  await db
    .update(apiTokens)
    .set({ usedAt })
    .where(and(eq(apiTokens.id, id), old));
}

/** Take one token of this account away; answer whether it had it. */
export async function deleteToken(
  { db, tables: { apiTokens } }: Transaction,
  { id, accountId }: { id: string; accountId: string },
): Promise<boolean> {
  const gone = await db
    .delete(apiTokens)
    .where(and(eq(apiTokens.id, id), eq(apiTokens.accountId, accountId)))
    .returning({ id: apiTokens.id });
  return gone.length === 1;
}

/** Take all tokens of an account away; answer their ids. */
export async function deleteTokens(
  { db, tables: { apiTokens } }: Transaction,
  accountId: string,
): Promise<string[]> {
  const gone = await db
    .delete(apiTokens)
    .where(eq(apiTokens.accountId, accountId))
    .returning({ id: apiTokens.id });
  return gone.map(({ id }) => id);
}

/** Forget the tokens that expired before a moment. */
export async function sweepTokens(
  { db, tables: { apiTokens } }: Transaction,
  before: Date,
): Promise<void> {
  await db.delete(apiTokens).where(lte(apiTokens.expiresAt, before));
}
