import { and, asc, desc, eq, lt, type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';
import type { Cursor } from '#lib/cursor.ts';

export type AuditRow = Reader['tables']['audit']['$inferSelect'];

/** Which entries are asked for. */
export interface AuditFilter {
  /** Whose entries; undefined for everybody's. */
  readonly accountId: string | undefined;
  readonly event: string | undefined;
  readonly result: AuditRow['result'] | undefined;
}

/** Write entries down. There is no query that changes one. */
export async function insertAudit(
  { db, tables: { audit } }: Transaction,
  rows: AuditRow[],
): Promise<void> {
  await db.insert(audit).values(rows);
}

/** Count the entries of a filter. */
export async function countAudit(
  { db, tables: { audit } }: Reader,
  filter: AuditFilter,
): Promise<number> {
  return db.$count(audit, matches(audit, filter));
}

/** Read a slice of the entries, the newest first, or back from the other end. */
export async function listAuditRows(
  { db, tables: { audit } }: Reader,
  filter: AuditFilter,
  { way, at: place, limit }: Cursor & { limit: number },
): Promise<AuditRow[]> {
  const down = way === 'next';
  const order = down ? desc : asc;
  const { at, id } = audit;
  const moment = sql.param(new Date(place?.[0] ?? 0), at);
  const after = down
    ? sql`(${at}, ${id}) < (${moment}, ${place?.[1]})`
    : sql`(${at}, ${id}) > (${moment}, ${place?.[1]})`;
  return db
    .select()
    .from(audit)
    .where(and(matches(audit, filter), place ? after : undefined))
    .orderBy(order(at), order(id))
    .limit(limit);
}

/** Forget what is older than the audit is kept; the database itself refuses what is younger. */
export async function sweepAudit(
  { db, tables: { audit } }: Transaction,
  before: Date,
): Promise<void> {
  await db.delete(audit).where(lt(audit.at, before));
}

function matches(
  audit: Reader['tables']['audit'],
  { accountId, event, result }: AuditFilter,
): SQL | undefined {
  return and(
    accountId === undefined ? undefined : eq(audit.accountId, accountId),
    event === undefined ? undefined : eq(audit.event, event),
    result === undefined ? undefined : eq(audit.result, result),
  );
}
