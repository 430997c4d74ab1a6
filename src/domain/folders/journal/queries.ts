import { and, asc, count, desc, eq, isNotNull, isNull, lt, notExists, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';
import type { JournalChange } from './contract.ts';

export type JournalRow = Reader['tables']['journal']['$inferSelect'];
export type JournalItemRow = Reader['tables']['journalItems']['$inferSelect'];

/** Write an act down. */
export async function insertJournal(
  { db, tables: { journal } }: Transaction,
  row: typeof journal.$inferInsert,
): Promise<JournalRow> {
  const [written] = await db.insert(journal).values(row).returning();
  if (!written) throw new Error('The act was not written down.');
  return written;
}

/** Write down what an act changed and left alone. */
export async function insertJournalItems(
  { tables: { journalItems }, insertMany }: Transaction,
  rows: (typeof journalItems.$inferInsert)[],
) {
  await insertMany(journalItems, rows);
}

/** Note how far an act has come, or who undid it. */
export async function updateJournal(
  { db, tables: { journal } }: Transaction,
  { id, accountId }: Pick<JournalRow, 'id' | 'accountId'>,
  change: Partial<
    Pick<JournalRow, 'state' | 'task' | 'cursor' | 'done' | 'refused' | 'undoOf' | 'undoneBy'>
  >,
): Promise<JournalRow> {
  const [row] = await db
    .update(journal)
    .set(change)
    .where(and(eq(journal.id, id), eq(journal.accountId, accountId)))
    .returning();
  if (!row) throw new Error('The act has vanished.');
  return row;
}

/** Find an act of this account by its number. */
export async function findJournal(
  { db, tables: { journal } }: Reader,
  accountId: string,
  seq: number,
): Promise<JournalRow | null> {
  const [row] = await db
    .select()
    .from(journal)
    .where(and(eq(journal.accountId, accountId), eq(journal.seq, seq)));
  return row ?? null;
}

/** Whose journal, and of which thing; null is all of them. */
interface Whose {
  readonly accountId: string;
  readonly itemId: string | null;
}

/** An act, and what it made of the thing that was asked about. */
export interface JournalLine {
  readonly act: JournalRow;
  readonly change: JournalChange | null;
}

/** Count the acts of an account, or those on one thing. */
export async function countJournal(
  { db, tables: { journal, journalItems } }: Reader,
  { accountId, itemId }: Whose,
): Promise<number> {
  const [row] =
    itemId === null
      ? await db.select({ count: count() }).from(journal).where(eq(journal.accountId, accountId))
      : await db
          .select({ count: count() })
          .from(journalItems)
          .where(changesOf(journalItems, accountId, itemId));
  return row?.count ?? 0;
}

/** Read a slice of the journal, the newest first, or back from its other end. */
export async function listJournalRows(
  { db, tables: { journal, journalItems } }: Reader,
  { accountId, itemId }: Whose,
  {
    way,
    at,
    limit,
  }: { way: 'next' | 'prev'; at: readonly (string | number)[] | null; limit: number },
): Promise<JournalLine[]> {
  const down = way === 'next';
  const seq = Number(at?.[0] ?? 0);
  const after = down ? sql`${journal.seq} < ${seq}` : sql`${journal.seq} > ${seq}`;
  const order = down ? desc(journal.seq) : asc(journal.seq);
  const ours = and(eq(journal.accountId, accountId), at ? after : undefined);
  if (itemId === null) {
    const rows = await db.select().from(journal).where(ours).orderBy(order).limit(limit);
    return rows.map((act) => ({ act, change: null }));
  }
  const { before, after: then } = journalItems;
  const rows = await db
    .select({ act: journal, before, then })
    .from(journalItems)
    .innerJoin(journal, eq(journal.id, journalItems.journalId))
    .where(and(changesOf(journalItems, accountId, itemId), ours))
    .orderBy(order)
    .limit(limit);
  // Written by `addToJournal` alone, which knows the shape.
  return rows.map(({ act, ...spots }) => ({
    act,
    change: { before: spots.before, after: spots.then } as JournalChange,
  }));
}

/** What was done to one thing; what left it alone is no part of its history. */
function changesOf(
  { accountId, itemId, problem }: Reader['tables']['journalItems'],
  ownerId: string,
  wantedId: string,
) {
  return and(eq(accountId, ownerId), eq(itemId, wantedId), isNull(problem));
}

/** Read what an act changed, the last first, below a number. */
export async function listChangesBefore(
  { db, tables: { journalItems } }: Reader,
  { id, accountId }: Pick<JournalRow, 'id' | 'accountId'>,
  { before, limit }: { before: number; limit: number },
): Promise<JournalItemRow[]> {
  return db
    .select()
    .from(journalItems)
    .where(
      and(
        eq(journalItems.journalId, id),
        eq(journalItems.accountId, accountId),
        isNull(journalItems.problem),
        lt(journalItems.number, before),
      ),
    )
    .orderBy(desc(journalItems.number))
    .limit(limit);
}

/** Read the first things that an act left alone. */
export async function listRefused(
  { db, tables: { journalItems } }: Reader,
  { id, accountId }: Pick<JournalRow, 'id' | 'accountId'>,
  limit: number,
): Promise<JournalItemRow[]> {
  return db
    .select()
    .from(journalItems)
    .where(
      and(
        eq(journalItems.journalId, id),
        eq(journalItems.accountId, accountId),
        isNotNull(journalItems.problem),
      ),
    )
    .orderBy(asc(journalItems.number))
    .limit(limit);
}

/** Read the first things that are not any more as an act left them. */
export async function listChangedSince(
  { db, tables: { journalItems, files, folders } }: Reader,
  { id, accountId }: Pick<JournalRow, 'id' | 'accountId'>,
  limit: number,
): Promise<Pick<JournalItemRow, 'kind' | 'itemId' | 'name'>[]> {
  const { kind, itemId, name, version } = journalItems;
  return db
    .select({ kind, itemId, name })
    .from(journalItems)
    .leftJoin(files, and(eq(kind, 'file'), eq(files.id, itemId), eq(files.version, version)))
    .leftJoin(
      folders,
      and(eq(kind, 'folder'), eq(folders.id, itemId), eq(folders.version, version)),
    )
    .where(
      and(
        eq(journalItems.journalId, id),
        eq(journalItems.accountId, accountId),
        isNull(journalItems.problem),
        isNull(files.id),
        isNull(folders.id),
      ),
    )
    .orderBy(asc(journalItems.number))
    .limit(limit);
}

/** Read bytes that are kept for acts which are too old to be undone. */
export async function listOldKept(
  { db, tables: { journal, journalItems } }: Reader,
  before: Date,
  limit: number,
): Promise<{ id: string; accountId: string; blobId: string }[]> {
  const { id, accountId, blobId } = journalItems;
  const kept = await db
    .select({ id, accountId, blobId })
    .from(journalItems)
    .innerJoin(journal, eq(journal.id, journalItems.journalId))
    .where(and(isNotNull(blobId), lt(journal.createdAt, before), eq(journal.state, 'done')))
    .limit(limit);
  return kept.flatMap((row) => (row.blobId === null ? [] : [{ ...row, blobId: row.blobId }]));
}

/** Note that an act's bytes are not kept any more; tell whether they were. */
export async function dropKept(
  { db, tables: { journalItems } }: Transaction,
  itemId: string,
): Promise<boolean> {
  const rows = await db
    .update(journalItems)
    .set({ blobId: null })
    .where(and(eq(journalItems.id, itemId), isNotNull(journalItems.blobId)))
    .returning({ id: journalItems.id });
  return rows.length === 1;
}

/**
 * Forget acts that are too old to be undone, some at a time; tell whether there were any. What still
 * keeps bytes stays until these are let go.
 */
export async function removeOldJournal(
  { db, tables: { journal, journalItems } }: Transaction,
  before: Date,
  limit: number,
): Promise<boolean> {
  const old = db
    .select({ id: journal.id })
    .from(journal)
    .where(and(lt(journal.createdAt, before), eq(journal.state, 'done')));
  const items = db
    .select({ id: journalItems.id })
    .from(journalItems)
    .where(and(sql`${journalItems.journalId} IN ${old}`, isNull(journalItems.blobId)))
    .limit(limit);
  const gone = await db
    .delete(journalItems)
    .where(sql`${journalItems.id} IN ${items}`)
    .returning({ id: journalItems.id });
  if (gone.length > 0) return true;
  await db
    .delete(journal)
    .where(
      and(
        sql`${journal.id} IN ${old}`,
        notExists(
          db
            .select({ one: sql`1` })
            .from(journalItems)
            .where(eq(journalItems.journalId, journal.id)),
        ),
      ),
    );
  return false;
}
