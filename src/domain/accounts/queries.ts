import { and, asc, desc, eq, gt, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';
import { prepared } from '#adapters/database/prepared.ts';
import type { Tables } from '#adapters/database/schema.ts';

type Account = Tables['accounts']['$inferSelect'];
type Session = Tables['sessions']['$inferSelect'];
type NewSession = Tables['sessions']['$inferInsert'];
export type Purpose = Tables['linkTokens']['$inferSelect']['purpose'];

// Accounts --------------------------------------------------------------------------------------

/** Find the account that an address belongs to. */
export async function findAccountByEmail(
  { db, tables: { accounts } }: Reader,
  emailKey: string,
): Promise<Account | null> {
  const [row] = await db.select().from(accounts).where(eq(accounts.emailKey, emailKey)).limit(1);
  return row ?? null;
}

/** Find an account by its id. */
export async function findAccount(
  { db, tables: { accounts } }: Reader,
  id: string,
): Promise<Account | null> {
  const [row] = await db.select().from(accounts).where(eq(accounts.id, id)).limit(1);
  return row ?? null;
}

/** Write a new account down; answer false when its address is taken. */
export async function insertAccount(
  { db, tables: { accounts } }: Transaction,
  account: Tables['accounts']['$inferInsert'],
): Promise<boolean> {
  const born = await db
    .insert(accounts)
    .values(account)
    .onConflictDoNothing()
    .returning({ id: accounts.id });
  return born.length === 1;
}

/** Tell whether anybody runs this place yet. */
export async function hasOwner({ db, tables: { accounts } }: Reader): Promise<boolean> {
  const rows = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.role, 'owner'))
    .limit(1);
  return rows.length > 0;
}

/** List the active owners, and hold them: on Postgres an UPDATE keeps the rows until the end. */
export async function lockOwners({ db, tables: { accounts } }: Transaction): Promise<string[]> {
  const rows = await db
    .update(accounts)
    .set({ role: 'owner' })
    .where(and(eq(accounts.role, 'owner'), eq(accounts.status, 'active')))
    .returning({ id: accounts.id });
  return rows.map(({ id }) => id);
}

/** Note when an account was last signed in to. */
export async function noteSignIn(
  { db, tables: { accounts } }: Transaction,
  { id, signedInAt }: { id: string; signedInAt: Date },
): Promise<void> {
  await db.update(accounts).set({ signedInAt }).where(eq(accounts.id, id));
}

/** Change what is given of an account, and tell whether it was there. `newEpoch` voids what was signed. */
export async function updateAccount(
  { db, tables: { accounts } }: Transaction,
  id: string,
  {
    newEpoch = false,
    ...changes
  }: Partial<Omit<Account, 'id' | 'authEpoch'>> & { changedAt: Date; newEpoch?: boolean },
): Promise<Account | null> {
  const authEpoch = sql`${accounts.authEpoch} + 1`;
  const [row] = await db
    .update(accounts)
    .set(newEpoch ? { ...changes, authEpoch } : changes)
    .where(eq(accounts.id, id))
    .returning();
  return row ?? null;
}

/** Keep a newer hash of the same password, unless the password was changed meanwhile. */
export async function replaceHash(
  { db, tables: { accounts } }: Transaction,
  { id, from, to }: { id: string; from: string; to: string },
): Promise<void> {
  await db
    .update(accounts)
    .set({ password: to })
    .where(and(eq(accounts.id, id), eq(accounts.password, from)));
}

// Sign-ups --------------------------------------------------------------------------------------

/** Remember that an address wants an account: one row an address, the newest wish. */
export async function upsertSignUp(
  { db, tables: { signUps } }: Transaction,
  signUp: Tables['signUps']['$inferInsert'],
): Promise<string> {
  const { language, createdAt, expiresAt } = signUp;
  const [row] = await db
    .insert(signUps)
    .values(signUp)
    .onConflictDoUpdate({ target: signUps.emailKey, set: { language, createdAt, expiresAt } })
    .returning({ id: signUps.id });
  return row?.id ?? signUp.id;
}

/** Find a sign-up that still waits. */
export async function findSignUp({ db, tables: { signUps } }: Reader, id: string) {
  const [row] = await db.select().from(signUps).where(eq(signUps.id, id)).limit(1);
  return row ?? null;
}

/** Forget a sign-up: its account is born, or it waited too long. */
export async function deleteSignUp({ db, tables: { signUps } }: Transaction, id: string) {
  await db.delete(signUps).where(eq(signUps.id, id));
}

// Invitations -----------------------------------------------------------------------------------

/** Remember whom somebody invited: one waiting row an address, the newest wish. */
export async function upsertInvitation(
  { db, tables: { invitations } }: Transaction,
  invitation: Tables['invitations']['$inferInsert'],
): Promise<string> {
  const { role, language, invitedBy, createdAt, expiresAt } = invitation;
  const [row] = await db
    .insert(invitations)
    .values(invitation)
    .onConflictDoUpdate({
      target: invitations.emailKey,
      targetWhere: isNull(invitations.usedAt),
      set: { role, language, invitedBy, createdAt, expiresAt },
    })
    .returning({ id: invitations.id });
  return row?.id ?? invitation.id;
}

/** Find an invitation that nobody has taken up yet. */
export async function findInvitation({ db, tables: { invitations } }: Reader, id: string) {
  const [row] = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.id, id), isNull(invitations.usedAt)))
    .limit(1);
  return row ?? null;
}

/** List the newest invitations that nobody has taken up and that still can be. */
export async function listWaitingInvitations(
  { db, tables: { invitations } }: Reader,
  { now, limit }: { now: Date; limit: number },
) {
  return db
    .select()
    .from(invitations)
    .where(and(isNull(invitations.usedAt), gt(invitations.expiresAt, now)))
    .orderBy(desc(invitations.createdAt), asc(invitations.id))
    .limit(limit);
}

/** Take an invitation back that nobody has taken up; answer whether it was there. */
export async function deleteInvitation(
  { db, tables: { invitations } }: Transaction,
  id: string,
): Promise<boolean> {
  const gone = await db
    .delete(invitations)
    .where(and(eq(invitations.id, id), isNull(invitations.usedAt)))
    .returning({ id: invitations.id });
  return gone.length === 1;
}

/** Take an invitation up, once; answer whether this call was the one. */
export async function spendInvitation(
  { db, tables: { invitations } }: Transaction,
  { id, accountId, usedAt }: { id: string; accountId: string; usedAt: Date },
): Promise<boolean> {
  const spent = await db
    .update(invitations)
    .set({ accountId, usedAt })
    .where(and(eq(invitations.id, id), isNull(invitations.usedAt)))
    .returning({ id: invitations.id });
  return spent.length === 1;
}

// Link tokens -----------------------------------------------------------------------------------

/** Keep a new link's hash; an older link for the same act and subject dies. */
export async function replaceLinkToken(
  tx: Transaction,
  token: Tables['linkTokens']['$inferInsert'],
): Promise<void> {
  await deleteLinks(tx, token);
  await tx.db.insert(tx.tables.linkTokens).values(token);
}

/** Let the links of an account die, of one purpose. */
export async function deleteLinks(
  { db, tables: { linkTokens } }: Transaction,
  { purpose, subjectId }: { purpose: Purpose; subjectId: string },
): Promise<void> {
  await db
    .delete(linkTokens)
    .where(and(eq(linkTokens.purpose, purpose), eq(linkTokens.subjectId, subjectId)));
}

/** Spend a link, once: answer its subject, or null when it is spent, too old or of another act. */
export async function spendLinkToken(
  { db, tables: { linkTokens } }: Transaction,
  { hash, purpose, now }: { hash: string; purpose: Purpose; now: Date },
): Promise<string | null> {
  const [row] = await db
    .update(linkTokens)
    .set({ usedAt: now })
    .where(
      and(
        eq(linkTokens.hash, hash),
        eq(linkTokens.purpose, purpose),
        isNull(linkTokens.usedAt),
        gt(linkTokens.expiresAt, now),
      ),
    )
    .returning({ subjectId: linkTokens.subjectId });
  return row?.subjectId ?? null;
}

/** Find whom a link is about, while it still opens its door. */
export async function findLinkSubject(
  { db, tables: { linkTokens } }: Reader,
  { hash, purpose, now }: { hash: string; purpose: Purpose; now: Date },
): Promise<string | null> {
  const [row] = await db
    .select({ subjectId: linkTokens.subjectId })
    .from(linkTokens)
    .where(
      and(
        eq(linkTokens.hash, hash),
        eq(linkTokens.purpose, purpose),
        isNull(linkTokens.usedAt),
        gt(linkTokens.expiresAt, now),
      ),
    )
    .limit(1);
  return row?.subjectId ?? null;
}

// Sessions --------------------------------------------------------------------------------------

/** Write a session down. */
export async function insertSession(
  { db, tables: { sessions } }: Transaction,
  session: NewSession,
): Promise<void> {
  await db.insert(sessions).values(session);
}

/** Find a session with its account. */
export async function findSession({ db, tables }: Reader, id: string) {
  const { sessions, accounts } = tables;
  const [row] = await db
    .select({ session: sessions, account: accounts })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(eq(sessions.id, id))
    .limit(1);
  return row ?? null;
}

/**
 * What the filter reads on each request, in one trip: the session with its account, and the session
 * that the refresh token beside it belongs to.
 */
export async function findVisitor(
  reader: Reader,
  asked: { sessionId: string; refreshHash: string },
) {
  const [row] = await visitorRows(reader, asked);
  return row ?? null;
}

const visitorRows = prepared(({ db, tables: { sessions, accounts, refreshTokens } }) =>
  db
    .select({ session: sessions, account: accounts, refreshSessionId: refreshTokens.sessionId })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .leftJoin(refreshTokens, eq(refreshTokens.hash, sql.placeholder('refreshHash')))
    .where(eq(sessions.id, sql.placeholder('sessionId')))
    .limit(1),
);

/** List an account's sessions, the one used last first. */
export async function listSessionRows({ db, tables: { sessions } }: Reader, accountId: string) {
  return db
    .select()
    .from(sessions)
    .where(eq(sessions.accountId, accountId))
    .orderBy(desc(sessions.usedAt), asc(sessions.id));
}

/**
 * Take a session for this transaction: on Postgres an UPDATE holds the row until the end, on SQLite
 * the whole transaction is alone. Answers false when there is no such session.
 */
export async function lockSession(
  { db, tables: { sessions } }: Transaction,
  id: string,
): Promise<boolean> {
  const rows = await db
    .update(sessions)
    .set({ id })
    .where(eq(sessions.id, id))
    .returning({ id: sessions.id });
  return rows.length === 1;
}

/** Note that a session was refreshed. */
export async function touchSession(
  { db, tables: { sessions } }: Transaction,
  { id, usedAt, idleEndsAt }: Pick<Session, 'id' | 'usedAt' | 'idleEndsAt'>,
): Promise<void> {
  await db.update(sessions).set({ usedAt, idleEndsAt }).where(eq(sessions.id, id));
}

/** Open dangerous acts for a session until a moment. */
export async function openSudo(
  { db, tables: { sessions } }: Transaction,
  { id, sudoUntil }: { id: string; sudoUntil: Date },
): Promise<void> {
  await db.update(sessions).set({ sudoUntil }).where(eq(sessions.id, id));
}

/** End a session, if it is there. */
export async function deleteSession(
  { db, tables: { sessions } }: Transaction,
  id: string,
): Promise<void> {
  await db.delete(sessions).where(eq(sessions.id, id));
}

/** End one session of this account; answer whether it had it. */
export async function deleteOwnSession(
  { db, tables: { sessions } }: Transaction,
  { id, accountId }: Pick<Session, 'id' | 'accountId'>,
): Promise<boolean> {
  const ended = await db
    .delete(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.accountId, accountId)))
    .returning({ id: sessions.id });
  return ended.length === 1;
}

/** End all sessions of an account, or all but one. */
export async function deleteSessions(
  { db, tables: { sessions } }: Transaction,
  { accountId, except }: { accountId: string; except?: string },
): Promise<void> {
  await db
    .delete(sessions)
    .where(
      and(
        eq(sessions.accountId, accountId),
        except === undefined ? undefined : ne(sessions.id, except),
      ),
    );
}

// Refresh tokens --------------------------------------------------------------------------------

/** Keep the hash of a new refresh token. */
export async function insertRefreshToken(
  { db, tables: { refreshTokens } }: Transaction,
  token: Tables['refreshTokens']['$inferInsert'],
): Promise<void> {
  await db.insert(refreshTokens).values(token);
}

/** Find a refresh token by its hash. */
export async function findRefreshToken({ db, tables: { refreshTokens } }: Reader, hash: string) {
  const [row] = await db.select().from(refreshTokens).where(eq(refreshTokens.hash, hash)).limit(1);
  return row ?? null;
}

/** Find the session that a refresh token names, with its account. */
export async function findRefreshVisitor({ db, tables }: Reader, hash: string) {
  const { sessions, accounts, refreshTokens } = tables;
  const [row] = await db
    .select({ session: sessions, account: accounts })
    .from(refreshTokens)
    .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(eq(refreshTokens.hash, hash))
    .limit(1);
  return row ?? null;
}

/** Spend a refresh token, once; answer whether this call was the one. */
export async function spendRefreshToken(
  { db, tables: { refreshTokens } }: Transaction,
  { hash, usedAt, sealedNext }: { hash: string; usedAt: Date; sealedNext: string },
): Promise<boolean> {
  const spent = await db
    .update(refreshTokens)
    .set({ usedAt, sealedNext })
    .where(and(eq(refreshTokens.hash, hash), isNull(refreshTokens.usedAt)))
    .returning({ hash: refreshTokens.hash });
  return spent.length === 1;
}

// Known browsers --------------------------------------------------------------------------------

/** Tell whether this account signed in from this browser before. */
export async function isKnownBrowser(
  { db, tables: { knownBrowsers } }: Reader,
  { hash, accountId }: { hash: string; accountId: string },
): Promise<boolean> {
  const rows = await db
    .select({ hash: knownBrowsers.hash })
    .from(knownBrowsers)
    .where(and(eq(knownBrowsers.hash, hash), eq(knownBrowsers.accountId, accountId)))
    .limit(1);
  return rows.length > 0;
}

/** List the browsers that this account signed in from before. */
export async function listKnownBrowsers(
  { db, tables: { knownBrowsers } }: Reader,
  accountId: string,
) {
  return db
    .select({ hash: knownBrowsers.hash })
    .from(knownBrowsers)
    .where(eq(knownBrowsers.accountId, accountId));
}

/** Remember a browser. One that another account signed in from becomes this one's. */
export async function upsertKnownBrowser(
  { db, tables: { knownBrowsers } }: Transaction,
  browser: Tables['knownBrowsers']['$inferInsert'],
): Promise<void> {
  const { accountId, usedAt } = browser;
  await db
    .insert(knownBrowsers)
    .values(browser)
    .onConflictDoUpdate({ target: knownBrowsers.hash, set: { accountId, usedAt } });
}

/** Forget browsers that were not seen for long. */
export async function sweepKnownBrowsers(
  { db, tables: { knownBrowsers } }: Transaction,
  unusedSince: Date,
): Promise<void> {
  await db.delete(knownBrowsers).where(lt(knownBrowsers.usedAt, unusedSince));
}

// Sweeping --------------------------------------------------------------------------------------

/** Delete the sessions that reached one of their ends. */
export async function deleteExpiredSessions(
  { db, tables: { sessions } }: Transaction,
  now: Date,
): Promise<void> {
  await db.delete(sessions).where(or(lte(sessions.expiresAt, now), lte(sessions.idleEndsAt, now)));
}

/** Empty the seals whose grace is over, and forget tokens of long dead families. */
export async function sweepRefreshTokens(
  { db, tables: { refreshTokens, sessions } }: Transaction,
  { sealedBefore, deadBefore }: { sealedBefore: Date; deadBefore: Date },
): Promise<void> {
  await db
    .update(refreshTokens)
    .set({ sealedNext: null })
    .where(and(isNotNull(refreshTokens.sealedNext), lt(refreshTokens.usedAt, sealedBefore)));
  const alive = db.select({ id: sessions.id }).from(sessions);
  await db
    .delete(refreshTokens)
    .where(
      and(lt(refreshTokens.createdAt, deadBefore), sql`${refreshTokens.sessionId} NOT IN ${alive}`),
    );
}

/** Forget links, sign-ups and invitations that are too old to be used. */
export async function sweepLinks(
  { db, tables: { linkTokens, signUps, invitations } }: Transaction,
  now: Date,
): Promise<void> {
  await db.delete(linkTokens).where(lte(linkTokens.expiresAt, now));
  await db.delete(signUps).where(lte(signUps.expiresAt, now));
  await db.delete(invitations).where(lte(invitations.expiresAt, now));
}

/** Forget sign-ins that were never finished, and what passkeys were asked and did not answer. */
export async function sweepPending(
  { db, tables: { pendingSignIns, passkeyChallenges } }: Transaction,
  now: Date,
): Promise<void> {
  await db.delete(pendingSignIns).where(lte(pendingSignIns.expiresAt, now));
  await db.delete(passkeyChallenges).where(lte(passkeyChallenges.expiresAt, now));
}

/** Let sign-ins that wait for a second factor die. */
export async function deletePending(
  { db, tables: { pendingSignIns } }: Transaction,
  accountId: string,
): Promise<void> {
  await db.delete(pendingSignIns).where(eq(pendingSignIns.accountId, accountId));
}
