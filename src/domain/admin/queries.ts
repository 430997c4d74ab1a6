import { and, asc, count, desc, eq, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';
import type { Cursor } from '#lib/cursor.ts';
import { second } from '#lib/units.ts';
import type { Quota } from './contract.ts';

/** Which accounts are asked for. */
export interface MemberFilter {
  readonly search: string | undefined;
  readonly role: 'member' | 'owner' | undefined;
  readonly status: 'active' | 'disabled' | 'leaving' | undefined;
}

/** Named one by one: a password's hash never travels with a list. */
function columns({ accounts, drives }: Reader['tables']) {
  const { id, email, name, role, status, language } = accounts;
  const { emailVerifiedAt, signedInAt, createdAt } = accounts;
  const { usedBytes, usedFiles, quotaBytes, quotaFiles } = drives;
  return {
    ...{ id, email, name, role, status, language, emailVerifiedAt, signedInAt, createdAt },
    ...{ usedBytes, usedFiles, quotaBytes, quotaFiles },
  };
}

export type MemberRow = Awaited<ReturnType<typeof listMemberRows>>[number];

/** Count the accounts of a filter. */
export async function countMembers(
  { db, tables: { accounts } }: Reader,
  filter: MemberFilter,
): Promise<number> {
  return db.$count(accounts, matches(accounts, filter));
}

/** Read a slice of the accounts, the youngest first, or back from the other end. */
export async function listMemberRows(
  { db, tables }: Reader,
  filter: MemberFilter,
  { way, at: place, limit }: Cursor & { limit: number },
) {
  const { accounts, drives } = tables;
  const down = way === 'next';
  const order = down ? desc : asc;
  const { createdAt, id } = accounts;
  const moment = sql.param(new Date(place?.[0] ?? 0), createdAt);
  const after = down
    ? sql`(${createdAt}, ${id}) < (${moment}, ${place?.[1]})`
    : sql`(${createdAt}, ${id}) > (${moment}, ${place?.[1]})`;
  return db
    .select(columns(tables))
    .from(accounts)
    .leftJoin(drives, eq(drives.accountId, accounts.id))
    .where(and(matches(accounts, filter), place ? after : undefined))
    .orderBy(order(createdAt), order(id))
    .limit(limit);
}

/** Find one account as who runs the place sees it. */
export async function findMember({ db, tables }: Reader, id: string): Promise<MemberRow | null> {
  const { accounts, drives } = tables;
  const [row] = await db
    .select(columns(tables))
    .from(accounts)
    .leftJoin(drives, eq(drives.accountId, accounts.id))
    .where(eq(accounts.id, id))
    .limit(1);
  return row ?? null;
}

/** Say how much a drive may hold; answer whether there was one. */
export async function updateQuota(
  { db, tables: { drives } }: Transaction,
  { accountId, quotaBytes, quotaFiles }: Quota & { accountId: string },
): Promise<boolean> {
  const changed = await db
    .update(drives)
    .set({ quotaBytes, quotaFiles })
    .where(eq(drives.accountId, accountId))
    .returning({ accountId: drives.accountId });
  return changed.length === 1;
}

function matches(
  accounts: Reader['tables']['accounts'],
  { search, role, status }: MemberFilter,
): SQL | undefined {
  // What people type is looked for as it stands: % and _ are letters like others.
  const part = search ? `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%` : undefined;
  const like = (column: SQL | typeof accounts.emailKey) => sql`${column} LIKE ${part} ESCAPE '\\'`;
  return and(
    part === undefined
      ? undefined
      : or(like(accounts.emailKey), like(sql`lower(${accounts.name})`)),
    role === undefined ? undefined : eq(accounts.role, role),
    status === undefined ? undefined : eq(accounts.status, status),
  );
}

/** Measure what waits in the outbox, what was given up, and where the jobs of the archive stand. */
export async function measureWork({ db, tables: { outbox, archive } }: Reader, now: Date) {
  const due = and(isNull(outbox.doneAt), lte(outbox.dueAt, now));
  const [[oldest], waiting, deadLetters, jobs] = await Promise.all([
    db.select({ dueAt: outbox.dueAt }).from(outbox).where(due).orderBy(asc(outbox.dueAt)).limit(1),
    db.$count(outbox, due),
    db.$count(outbox, isNotNull(outbox.problem)),
    db.select({ state: archive.state, count: count() }).from(archive).groupBy(archive.state),
  ]);
  return {
    waiting,
    oldestSeconds: oldest ? (now.getTime() - oldest.dueAt.getTime()) / second : 0,
    deadLetters,
    jobs: Object.fromEntries(jobs.map(({ state, count }) => [state, count])),
  };
}
