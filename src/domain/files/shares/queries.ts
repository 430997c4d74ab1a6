import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';
import { prepared } from '#adapters/database/prepared.ts';
import { findFolder } from '#domain/folders/queries.ts';

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

/** Which shares: a link, by its id or its token, what is published, or those of one account with another. */
type By =
  | { id: string }
  | { tokenHash: string }
  | { publishedId: string }
  | { toAccount: string; accountId: string };

function isMeant({ shares }: Tables, by: By): SQL | undefined {
  if ('toAccount' in by) {
    return and(eq(shares.toAccount, by.toAccount), eq(shares.accountId, by.accountId));
  }
  if ('publishedId' in by) {
    return and(eq(shares.id, by.publishedId), isNull(shares.tokenHash), isNull(shares.toEmail));
  }
  return 'id' in by ? eq(shares.id, by.id) : eq(shares.tokenHash, by.tokenHash);
}

/**
 * Read the shares that work: those of an account that may act, over what is neither thrown away nor
 * archived, nor on its way there or back.
 */
export async function listOpenShares(
  { db, tables }: Reader,
  by: By,
  now: Date,
): Promise<ShareRow[]> {
  const { accounts, shares, files, folders } = tables;
  const rows = await db
    .select({ share: shares })
    .from(shares)
    .innerJoin(accounts, mayAct(tables))
    .leftJoin(files, isSharedFile(tables))
    .innerJoin(folders, isSharedFolder(tables))
    .where(and(isMeant(tables, by), isOpen(tables, now)));
  return rows.map(({ share }) => share);
}

function mayAct({ accounts, shares }: Tables): SQL | undefined {
  return and(eq(accounts.id, shares.accountId), eq(accounts.status, 'active'));
}

function isSharedFile({ shares, files }: Tables): SQL | undefined {
  return and(
    eq(files.id, shares.fileId),
    eq(files.accountId, shares.accountId),
    isNull(files.trashId),
  );
}

/** The folder that is shared, or in which the shared file lies. */
function isSharedFolder({ shares, files, folders }: Tables): SQL | undefined {
  return and(
    eq(folders.id, sql`coalesce(${shares.folderId}, ${files.folderId})`),
    eq(folders.accountId, shares.accountId),
    eq(folders.state, 'active'),
    isNull(folders.trashId),
  );
}

/** Something that is shared with an account, as it sees it. */
export interface SharedRow {
  readonly share: ShareRow;
  readonly name: string;
  readonly bytes: number | null;
  readonly from: { name: string; email: string };
}

/** Read a slice of what is shared with an account, the newest first, or back from the other end. */
export async function listSharedRows(
  { db, tables }: Reader,
  { guestId, now }: { guestId: string; now: Date },
  slice: Slice,
): Promise<SharedRow[]> {
  const { accounts, shares, files, folders } = tables;
  const { after, order } = walk(tables, slice);
  return db
    .select({
      share: shares,
      name: sql<string>`coalesce(${files.name}, ${folders.name})`,
      bytes: files.bytes,
      from: { name: accounts.name, email: accounts.email },
    })
    .from(shares)
    .innerJoin(accounts, mayAct(tables))
    .leftJoin(files, isSharedFile(tables))
    .innerJoin(folders, isSharedFolder(tables))
    .where(and(eq(shares.toAccount, guestId), isOpen(tables, now), after))
    .orderBy(...order)
    .limit(slice.limit);
}

/** Count what is shared with an account. */
export async function countShared(
  { db, tables }: Reader,
  { guestId, now }: { guestId: string; now: Date },
): Promise<number> {
  const { accounts, shares, files, folders } = tables;
  const [row] = await db
    .select({ count: count() })
    .from(shares)
    .innerJoin(accounts, mayAct(tables))
    .leftJoin(files, isSharedFile(tables))
    .innerJoin(folders, isSharedFolder(tables))
    .where(and(eq(shares.toAccount, guestId), isOpen(tables, now)));
  return row?.count ?? 0;
}

/** Something by its id: a folder, or a file. */
export type At = { readonly folderId: string } | { readonly fileId: string };

/** Where something lies: whose it is, and in which folder; a folder lies in itself here. */
export interface Home {
  readonly accountId: string;
  readonly folderId: string;
}

/** Tell whether something is of this account. */
export async function isOwn(reader: Reader, accountId: string, at: At): Promise<boolean> {
  if ('folderId' in at) return (await findFolder(reader, accountId, at.folderId)) !== null;
  const rows = await ownFiles(reader, { accountId, fileId: at.fileId });
  return rows.length === 1;
}

const ownFiles = prepared(({ db, tables: { files } }) =>
  db
    .select({ id: files.id })
    .from(files)
    .where(
      and(
        eq(files.id, sql.placeholder('fileId')),
        eq(files.accountId, sql.placeholder('accountId')),
      ),
    ),
);

/** Find where something lies in the drives of those who share with an account, and is not thrown away. */
export async function findSharedHome(
  { db, tables: { shares, files, folders } }: Reader,
  guestId: string,
  at: At,
): Promise<Home | null> {
  const givers = db
    .select({ id: shares.accountId })
    .from(shares)
    .where(and(eq(shares.toAccount, guestId), isNull(shares.revokedAt)));
  const [home] =
    'folderId' in at
      ? await db
          .select({ accountId: folders.accountId, folderId: folders.id })
          .from(folders)
          .where(
            and(
              eq(folders.id, at.folderId),
              isNull(folders.trashId),
              inArray(folders.accountId, givers),
            ),
          )
      : await db
          .select({ accountId: files.accountId, folderId: files.folderId })
          .from(files)
          .where(
            and(eq(files.id, at.fileId), isNull(files.trashId), inArray(files.accountId, givers)),
          );
  return home ?? null;
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
  change: Partial<
    Pick<ShareRow, 'right' | 'password' | 'expiresAt' | 'downloadsMax' | 'revokedAt'>
  >,
): Promise<ShareRow | null> {
  const own = and(eq(shares.id, id), eq(shares.accountId, accountId), isNull(shares.revokedAt));
  // Nothing named is nothing changed, and still an answer.
  const set = { ...change, createdAt: shares.createdAt };
  const [row] = await db.update(shares).set(set).where(own).returning();
  return row ?? null;
}

/** Close what an account shared of one thing with one address. */
export async function revokeSharesWith(
  { db, tables: { shares } }: Transaction,
  { accountId, itemId, toEmail }: { accountId: string; itemId: string; toEmail: string },
  revokedAt: Date,
): Promise<void> {
  await db
    .update(shares)
    .set({ revokedAt })
    .where(
      and(
        eq(shares.accountId, accountId),
        isOf(shares, itemId),
        eq(shares.toEmail, toEmail),
        isNull(shares.revokedAt),
      ),
    );
}

/** Give an account that was just born what was shared with its address before. */
export async function claimShares(
  { db, tables: { accounts, shares } }: Transaction,
  accountId: string,
): Promise<void> {
  const address = db
    .select({ key: accounts.emailKey })
    .from(accounts)
    // An address that nobody has shown to be theirs may be another's.
    .where(and(eq(accounts.id, accountId), isNotNull(accounts.emailVerifiedAt)));
  await db
    .update(shares)
    .set({ toAccount: accountId })
    .where(and(isNull(shares.toAccount), inArray(shares.toEmail, address)));
}

function isOf(shares: Tables['shares'], itemId: string): SQL | undefined {
  return or(eq(shares.folderId, itemId), eq(shares.fileId, itemId));
}

/** Count the shares of an account that were not revoked, or those of one thing. */
export async function countShares(
  { db, tables: { shares } }: Reader,
  accountId: string,
  itemId?: string,
): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(shares)
    .where(
      and(
        eq(shares.accountId, accountId),
        isNull(shares.revokedAt),
        itemId === undefined ? undefined : isOf(shares, itemId),
      ),
    );
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
  { accountId, itemId }: { accountId: string; itemId: string | undefined },
  slice: Slice,
): Promise<NamedShare[]> {
  const { shares } = reader.tables;
  const { after, order } = walk(reader.tables, slice);
  const own = [
    eq(shares.accountId, accountId),
    itemId === undefined ? undefined : isOf(shares, itemId),
    after,
  ];
  return selectNamed(reader, own)
    .orderBy(...order)
    .limit(slice.limit);
}

interface Slice {
  readonly way: 'next' | 'prev';
  readonly at: readonly (string | number)[] | null;
  readonly limit: number;
}

function walk({ shares }: Tables, { way, at }: Slice): { after: SQL | undefined; order: SQL[] } {
  const down = way === 'next';
  const direction = down ? desc : asc;
  const order = [direction(shares.createdAt), direction(shares.id)];
  if (!at) return { order, after: undefined };
  const moment = sql.param(new Date(at[0] ?? 0), shares.createdAt);
  const after = down
    ? sql`(${shares.createdAt}, ${shares.id}) < (${moment}, ${at[1]})`
    : sql`(${shares.createdAt}, ${shares.id}) > (${moment}, ${at[1]})`;
  return { order, after };
}

function selectNamed(
  { db, tables: { shares, files, folders } }: Reader,
  where: (SQL | undefined)[],
) {
  const { id, accountId, folderId, fileId, tokenHash, toAccount, toEmail } = shares;
  const { right, password } = shares;
  const { downloads, downloadsMax, expiresAt, revokedAt, createdAt } = shares;
  return db
    .select({
      id,
      accountId,
      folderId,
      fileId,
      tokenHash,
      toAccount,
      toEmail,
      right,
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
