import { and, asc, count, eq, gt, gte, inArray, isNull, or } from 'drizzle-orm';
import type { Reader } from '#adapters/database/database.ts';
import type { Session } from '#domain/accounts/session.ts';

type UploadRow = Reader['tables']['uploads']['$inferSelect'];
type JobRow = Reader['tables']['archive']['$inferSelect'];

/** Read the revisions of some drives, by their account. */
export async function listRevisions(
  { db, tables: { drives } }: Reader,
  accountIds: readonly string[],
): Promise<Map<string, number>> {
  const { accountId, revision } = drives;
  const rows = await db
    .select({ accountId, revision })
    .from(drives)
    .where(inArray(accountId, [...accountIds]));
  return new Map(rows.map((row) => [row.accountId, row.revision]));
}

/** Count what some accounts have not seen; who has seen all is not named. */
export async function countUnread(
  { db, tables: { notifications } }: Reader,
  accountIds: readonly string[],
): Promise<Map<string, number>> {
  const { accountId, readAt } = notifications;
  const rows = await db
    .select({ accountId, unread: count() })
    .from(notifications)
    .where(and(inArray(accountId, [...accountIds]), isNull(readAt)))
    .groupBy(accountId);
  return new Map(rows.map((row) => [row.accountId, row.unread]));
}

/** Read which folders changed after a revision, in the order in which they did. */
export async function listChangedFolders(
  { db, tables: { folders } }: Reader,
  account: string,
  { after, limit }: { after: number; limit: number },
): Promise<{ id: string; parentId: string | null; changedSeq: number }[]> {
  const { id, parentId, changedSeq, accountId } = folders;
  return db
    .select({ id, parentId, changedSeq })
    .from(folders)
    .where(and(eq(accountId, account), gt(changedSeq, after)))
    .orderBy(asc(changedSeq))
    .limit(limit);
}

/** What is looked for: everything since a moment, and the unfinished too, whenever it changed. */
export interface News {
  readonly since: Date;
  readonly unfinished: boolean;
  readonly limit: number;
}

/** Read the uploads of some accounts whose state is another. */
export async function listUploadNews(
  { db, tables: { uploads } }: Reader,
  accountIds: readonly string[],
  { since, unfinished, limit }: News,
): Promise<Pick<UploadRow, 'id' | 'accountId' | 'state' | 'offset'>[]> {
  const { id, accountId, state, offset, changedAt } = uploads;
  const isNew = gte(changedAt, since);
  const isOpen = inArray(state, ['receiving', 'verifying']);
  return db
    .select({ id, accountId, state, offset })
    .from(uploads)
    .where(and(inArray(accountId, [...accountIds]), unfinished ? or(isNew, isOpen) : isNew))
    .orderBy(asc(changedAt))
    .limit(limit);
}

/** Read the jobs of some accounts that have come on. */
export async function listJobNews(
  { db, tables: { archive } }: Reader,
  accountIds: readonly string[],
  { since, unfinished, limit }: News,
): Promise<JobRow[]> {
  const { accountId, state, changedAt } = archive;
  const isNew = gte(changedAt, since);
  return db
    .select()
    .from(archive)
    .where(
      and(
        inArray(accountId, [...accountIds]),
        unfinished ? or(isNew, eq(state, 'running')) : isNew,
      ),
    )
    .orderBy(asc(changedAt))
    .limit(limit);
}

/** Read which of these sessions are there, of accounts that may come in. */
export async function listSessions(
  { db, tables: { sessions, accounts } }: Reader,
  ids: readonly string[],
): Promise<Session[]> {
  const rows = await db
    .select({ session: sessions })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(inArray(sessions.id, [...ids]), eq(accounts.status, 'active')));
  return rows.map(({ session }) => session);
}

/** Read which of these API tokens still open the door, of accounts that may come in. */
export async function listLivingTokens(
  { db, tables: { apiTokens, accounts } }: Reader,
  ids: readonly string[],
  now: Date,
): Promise<string[]> {
  const rows = await db
    .select({ id: apiTokens.id })
    .from(apiTokens)
    .innerJoin(accounts, eq(accounts.id, apiTokens.accountId))
    .where(
      and(
        inArray(apiTokens.id, [...ids]),
        gt(apiTokens.expiresAt, now),
        eq(accounts.status, 'active'),
      ),
    );
  return rows.map(({ id }) => id);
}
