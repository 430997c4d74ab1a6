import { and, asc, count, desc, eq, gt, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';

type Tables = Reader['tables'];
export type ShareRow = Tables['shares']['$inferSelect'];

/** Write a new share. */
export async function insertShare(
  { db, tables: { shares } }: Transaction,
  share: typeof shares.$inferInsert,
): Promise<ShareRow> {
  const [row] = await db.insert(shares).values(share).returning();
  if (!row) throw new Error('The new share was not written.');
  return row;
}

/** A share that works, as far as its own row says. */
function isOpen({ shares }: Tables, now: Date): SQL | undefined {
  return and(
    isNull(shares.revokedAt),
    or(isNull(shares.expiresAt), gt(shares.expiresAt, now)),
    or(isNull(shares.downloadsMax), lt(shares.downloads, shares.downloadsMax)),
  );
}

/** Find a share that works by its id or by its token; one of an account that may not act does not. */
export async function findOpenShare(
  { db, tables }: Reader,
  by: { id: string } | { tokenHash: string },
  now: Date,
): Promise<ShareRow | null> {
  const { accounts, shares } = tables;
  const [row] = await db
    .select({ share: shares })
    .from(shares)
    .innerJoin(accounts, eq(accounts.id, shares.accountId))
    .where(
      and(
        'id' in by ? eq(shares.id, by.id) : eq(shares.tokenHash, by.tokenHash),
        eq(accounts.status, 'active'),
        isOpen(tables, now),
      ),
    );
  return row?.share ?? null;
}

/** Count one download more, unless there were as many as there may be; tell whether it was one. */
export async function takeDownload(
  { db, tables }: Transaction,
  shareId: string,
  now: Date,
): Promise<boolean> {
  const { shares } = tables;
  const rows = await db
    .update(shares)
    .set({ downloads: sql`${shares.downloads} + 1` })
    .where(and(eq(shares.id, shareId), isOpen(tables, now)))
    .returning({ id: shares.id });
  return rows.length === 1;
}

/** Change what a share of this account asks for, or revoke it; null when it is not there any more. */
export async function updateShare(
  { db, tables: { shares } }: Transaction,
  { id, accountId }: Pick<ShareRow, 'id' | 'accountId'>,
  change: Partial<Pick<ShareRow, 'password' | 'expiresAt' | 'downloadsMax' | 'revokedAt'>>,
): Promise<ShareRow | null> {
  const own = and(eq(shares.id, id), eq(shares.accountId, accountId), isNull(shares.revokedAt));
  // Nothing named is nothing changed, and still an answer.
  const set = { ...change, createdAt: shares.createdAt };
  const [row] = await db.update(shares).set(set).where(own).returning();
  return row ?? null;
}

/** Count the shares of an account that were not revoked. */
export async function countShares(
  { db, tables: { shares } }: Reader,
  accountId: string,
): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(shares)
    .where(and(eq(shares.accountId, accountId), isNull(shares.revokedAt)));
  return row?.count ?? 0;
}

/** A share with the name of what it shows; null when that is gone for good. */
export type NamedShare = ShareRow & { name: string | null };

/** Find a share of this account that was not revoked. */
export async function findOwnShare(
  reader: Reader,
  accountId: string,
  shareId: string,
): Promise<NamedShare | null> {
  const [row] = await selectNamed(reader, [
    eq(reader.tables.shares.accountId, accountId),
    eq(reader.tables.shares.id, shareId),
  ]);
  return row ?? null;
}

/** Read a slice of an account's shares, the newest first, or back from the other end. */
export async function listShareRows(
  reader: Reader,
  accountId: string,
  {
    way,
    at,
    limit,
  }: { way: 'next' | 'prev'; at: readonly (string | number)[] | null; limit: number },
): Promise<NamedShare[]> {
  const { shares } = reader.tables;
  const down = way === 'next';
  const order = down ? desc : asc;
  const moment = sql.param(new Date(at?.[0] ?? 0), shares.createdAt);
  const after = down
    ? sql`(${shares.createdAt}, ${shares.id}) < (${moment}, ${at?.[1]})`
    : sql`(${shares.createdAt}, ${shares.id}) > (${moment}, ${at?.[1]})`;
  const own = [eq(shares.accountId, accountId), ...(at ? [after] : [])];
  return selectNamed(reader, own).orderBy(order(shares.createdAt), order(shares.id)).limit(limit);
}

function selectNamed({ db, tables: { shares, files, folders } }: Reader, where: SQL[]) {
  const { id, accountId, folderId, fileId, tokenHash, password } = shares;
  const { downloads, downloadsMax, expiresAt, revokedAt, createdAt } = shares;
  return db
    .select({
      id,
      accountId,
      folderId,
      fileId,
      tokenHash,
      password,
      downloads,
      downloadsMax,
      expiresAt,
      revokedAt,
      createdAt,
      name: sql<string | null>`coalesce(${files.name}, ${folders.name})`,
    })
    .from(shares)
    .leftJoin(files, eq(files.id, shares.fileId))
    .leftJoin(folders, eq(folders.id, shares.folderId))
    .where(and(isNull(shares.revokedAt), ...where))
    .$dynamic();
}
