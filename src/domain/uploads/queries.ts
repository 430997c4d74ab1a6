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
  lte,
  notExists,
  or,
  sql,
} from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';

export type UploadRow = Reader['tables']['uploads']['$inferSelect'];

/** Write a new upload. */
export async function insertUpload(
  { db, tables: { uploads } }: Transaction,
  upload: typeof uploads.$inferInsert,
) {
  await db.insert(uploads).values({ ...upload, changedAt: new Date() });
}

/** Find an upload of this account. */
export async function findUpload(
  { db, tables: { uploads } }: Reader,
  accountId: string,
  uploadId: string,
): Promise<UploadRow | null> {
  const [row] = await db
    .select()
    .from(uploads)
    .where(and(eq(uploads.id, uploadId), eq(uploads.accountId, accountId)));
  return row ?? null;
}

/** Find an upload by who sends it, into their own drive or into another's. */
export async function findSentUpload(
  { db, tables: { uploads } }: Reader,
  senderId: string,
  uploadId: string,
): Promise<UploadRow | null> {
  const [row] = await db
    .select()
    .from(uploads)
    .where(and(eq(uploads.id, uploadId), isSentBy(uploads, senderId)));
  return row ?? null;
}

function isSentBy({ accountId, guestId }: Reader['tables']['uploads'], senderId: string) {
  return or(and(eq(accountId, senderId), isNull(guestId)), eq(guestId, senderId));
}

/** Count the uploads of one sender that are still on their way. */
export async function countUnfinished(
  { db, tables: { uploads } }: Reader,
  senderId: string,
): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(uploads)
    .where(and(isSentBy(uploads, senderId), inArray(uploads.state, ['receiving', 'verifying'])));
  return row?.count ?? 0;
}

/** Change an upload in the state `from`, if it is still there and `lease` still holds it. */
export async function moveUpload(
  { db, tables: { uploads } }: Transaction,
  upload: Pick<UploadRow, 'id' | 'offset'>,
  {
    from,
    lease,
    ...change
  }: { from: UploadRow['state']; lease: string } & Partial<
    Pick<
      UploadRow,
      | 'state'
      | 'offset'
      | 'crc32'
      | 'sha256'
      | 'problem'
      | 'fileId'
      | 'reserved'
      | 'folderId'
      | 'name'
      | 'outcome'
      | 'seq'
    >
  >,
): Promise<boolean> {
  // By the machine's own clock, as who watches reads it.
  const news = change.state === undefined ? {} : { changedAt: new Date() };
  const rows = await db
    .update(uploads)
    .set({ ...change, ...news })
    .where(
      and(
        eq(uploads.id, upload.id),
        eq(uploads.state, from),
        eq(uploads.offset, upload.offset),
        eq(uploads.leaseBy, lease),
      ),
    )
    .returning({ id: uploads.id });
  return rows.length === 1;
}

// Plans -------------------------------------------------------------------------------------------

export type PlanRow = Reader['tables']['plans']['$inferSelect'];

/** Write a new plan. */
export async function insertPlan(
  { db, tables: { plans } }: Transaction,
  plan: typeof plans.$inferInsert,
) {
  await db.insert(plans).values(plan);
}

/** Find a plan of this account that still counts. */
export async function findPlan(
  { db, tables: { plans } }: Reader,
  accountId: string,
  { planId, now }: { planId: string; now: Date },
): Promise<PlanRow | null> {
  const [plan] = await db
    .select()
    .from(plans)
    .where(and(eq(plans.id, planId), eq(plans.accountId, accountId), gt(plans.expiresAt, now)));
  return plan ?? null;
}

/** Take one upload out of a plan in one conditional update; tell whether one was left. */
export async function drawOnPlan(
  { db, tables: { plans } }: Transaction,
  { id, accountId }: Pick<PlanRow, 'id' | 'accountId'>,
): Promise<boolean> {
  const rows = await db
    .update(plans)
    .set({ uploadsLeft: sql`${plans.uploadsLeft} - 1` })
    .where(and(eq(plans.id, id), eq(plans.accountId, accountId), gt(plans.uploadsLeft, 0)))
    .returning({ id: plans.id });
  return rows.length === 1;
}

/** Note in which act of the journal the files of a plan are written. */
export async function writeSeq(
  { db, tables: { plans } }: Transaction,
  { id, accountId }: Pick<PlanRow, 'id' | 'accountId'>,
  seq: number,
) {
  await db
    .update(plans)
    .set({ seq })
    .where(and(eq(plans.id, id), eq(plans.accountId, accountId)));
}

/** Forget plans whose time is over. */
export async function removeOldPlans({ db, tables: { plans } }: Transaction, now: Date) {
  await db.delete(plans).where(lte(plans.expiresAt, now));
}

// Leases ------------------------------------------------------------------------------------------

/** Take an upload for oneself, unless somebody holds it. */
export async function takeLease(
  { db, tables: { uploads } }: Transaction,
  { id, lease, now, until }: { id: string; lease: string; now: Date; until: Date },
): Promise<'taken' | 'held' | 'absent'> {
  const rows = await db
    .update(uploads)
    .set({ leaseBy: lease, leaseUntil: until, leaseWanted: false })
    .where(and(eq(uploads.id, id), or(isNull(uploads.leaseBy), lt(uploads.leaseUntil, now))))
    .returning({ id: uploads.id });
  if (rows.length === 1) return 'taken';
  const [row] = await db.select({ id: uploads.id }).from(uploads).where(eq(uploads.id, id));
  return row ? 'held' : 'absent';
}

/** Hold on to a lease; answer whether somebody else waits for it, or null when it is lost. */
export async function renewLease(
  { db, tables: { uploads } }: Transaction,
  { id, lease, until }: { id: string; lease: string; until: Date },
): Promise<{ wanted: boolean } | null> {
  const [row] = await db
    .update(uploads)
    .set({ leaseUntil: until })
    .where(and(eq(uploads.id, id), eq(uploads.leaseBy, lease)))
    .returning({ wanted: uploads.leaseWanted });
  return row ?? null;
}

/** Let whoever holds an upload know that it is wanted. */
export async function wantLease({ db, tables: { uploads } }: Transaction, id: string) {
  await db.update(uploads).set({ leaseWanted: true }).where(eq(uploads.id, id));
}

/** Give an upload back. */
export async function dropLease(
  { db, tables: { uploads } }: Transaction,
  { id, lease }: { id: string; lease: string },
) {
  await db
    .update(uploads)
    .set({ leaseBy: null, leaseUntil: null, leaseWanted: false })
    .where(and(eq(uploads.id, id), eq(uploads.leaseBy, lease)));
}

/** Give back everything that is held: at the start of the only process that could hold it. */
export async function dropAllLeases({ db, tables: { uploads } }: Transaction) {
  await db.update(uploads).set({ leaseBy: null, leaseUntil: null, leaseWanted: false });
}

// The sweeper -------------------------------------------------------------------------------------

/** List uploads that came whole but were left before they were published. */
export async function listLeftUploads(
  { db, tables: { uploads } }: Reader,
  now: Date,
  limit: number,
): Promise<UploadRow[]> {
  return db
    .select()
    .from(uploads)
    .where(
      and(eq(uploads.state, 'verifying'), or(isNull(uploads.leaseBy), lt(uploads.leaseUntil, now))),
    )
    .orderBy(asc(uploads.createdAt))
    .limit(limit);
}

/** List uploads whose time is over, and those of guests who may write nothing there any more. */
export async function listExpiredUploads(
  { db, tables: { uploads, shares } }: Reader,
  now: Date,
  limit: number,
): Promise<UploadRow[]> {
  const letsIn = db
    .select({ id: shares.id })
    .from(shares)
    .where(
      and(
        eq(shares.accountId, uploads.accountId),
        eq(shares.toAccount, uploads.guestId),
        eq(shares.right, 'write'),
        isNull(shares.revokedAt),
        or(isNull(shares.expiresAt), gt(shares.expiresAt, now)),
      ),
    );
  return db
    .select()
    .from(uploads)
    .where(
      and(
        inArray(uploads.state, ['receiving', 'failed']),
        or(lte(uploads.expiresAt, now), and(isNotNull(uploads.guestId), notExists(letsIn))),
        or(isNull(uploads.leaseBy), lt(uploads.leaseUntil, now)),
      ),
    )
    .orderBy(asc(uploads.expiresAt))
    .limit(limit);
}

// Lists -------------------------------------------------------------------------------------------

/** Count the uploads of one sender, or those in one state. */
export async function countUploads(
  { db, tables: { uploads } }: Reader,
  senderId: string,
  state: UploadRow['state'] | undefined,
): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(uploads)
    .where(and(isSentBy(uploads, senderId), state && eq(uploads.state, state)));
  return row?.count ?? 0;
}

/** Read a slice of a sender's uploads, the newest first, or back from the other end. */
export async function listUploadRows(
  { db, tables: { uploads } }: Reader,
  senderId: string,
  {
    way,
    at,
    limit,
    state,
  }: {
    way: 'next' | 'prev';
    at: readonly (string | number)[] | null;
    limit: number;
    state: UploadRow['state'] | undefined;
  },
): Promise<UploadRow[]> {
  const down = way === 'next';
  const order = down ? desc : asc;
  const moment = sql.param(new Date(at?.[0] ?? 0), uploads.createdAt);
  const after = down
    ? sql`(${uploads.createdAt}, ${uploads.id}) < (${moment}, ${at?.[1]})`
    : sql`(${uploads.createdAt}, ${uploads.id}) > (${moment}, ${at?.[1]})`;
  return db
    .select()
    .from(uploads)
    .where(
      and(isSentBy(uploads, senderId), state && eq(uploads.state, state), at ? after : undefined),
    )
    .orderBy(order(uploads.createdAt), order(uploads.id))
    .limit(limit);
}
