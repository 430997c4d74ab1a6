import { and, asc, count, desc, eq, gt, inArray, lt, sql, sum } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';
import type { Change, Counted, Item, ItemKey, Ledger, NewItem } from './ledger.ts';

/** Write items; those that stand there stay as they are. */
export async function insertItems(
  { db, tables: { archiveItems } }: Transaction,
  items: readonly NewItem[],
): Promise<void> {
  if (items.length > 0) {
    await db
      .insert(archiveItems)
      .values([...items])
      .onConflictDoNothing();
  }
}

/** Find one item. */
export async function findItem(
  { db, tables: { archiveItems } }: Reader,
  archiveId: string,
  blobId: string,
): Promise<Item | null> {
  const [item] = await db
    .select()
    .from(archiveItems)
    .where(and(eq(archiveItems.archiveId, archiveId), eq(archiveItems.blobId, blobId)));
  return item ?? null;
}

/** Move items that are as they were seen; answer the blobs of those that were. */
export async function moveItems(
  { db, tables: { archiveItems } }: Transaction,
  seen: readonly Item[],
  change: Change,
): Promise<Set<string>> {
  const moved = new Set<string>();
  const alike = Map.groupBy(seen, ({ archiveId, state, attempt }) =>
    [archiveId, state, attempt].join(' '),
  );
  for (const items of alike.values()) {
    const [first] = items;
    if (!first) continue;
    const rows = await db
      .update(archiveItems)
      .set({ ...change, deliveries: sql`${archiveItems.deliveries} + 1` })
      .where(
        and(
          eq(archiveItems.archiveId, first.archiveId),
          inArray(archiveItems.blobId, toBlobIds(items)),
          eq(archiveItems.state, first.state),
          eq(archiveItems.attempt, first.attempt),
        ),
      )
      .returning({ blobId: archiveItems.blobId });
    for (const { blobId } of rows) moved.add(blobId);
  }
  return moved;
}

/** Read the next items of an archive in these states. */
export async function listItems(
  { db, tables: { archiveItems } }: Reader,
  { archiveId, states, after, limit, way = 'next' }: Parameters<Ledger['list']>[0],
): Promise<Item[]> {
  const [order, beyond] = way === 'next' ? [asc, gt] : [desc, lt];
  return db
    .select()
    .from(archiveItems)
    .where(
      and(
        eq(archiveItems.archiveId, archiveId),
        inArray(archiveItems.state, [...states]),
        after ? beyond(archiveItems.blobId, after) : undefined,
      ),
    )
    .orderBy(order(archiveItems.blobId))
    .limit(limit);
}

/** Count the items of an archive that stand alike, with their bytes. */
export async function countItems(
  { db, tables: { archiveItems } }: Reader,
  archiveId: string,
): Promise<Counted[]> {
  const { state, attempt, bytes } = archiveItems;
  return db
    .select({ state, attempt, count: count(), bytes: sum(bytes).mapWith(Number) })
    .from(archiveItems)
    .where(eq(archiveItems.archiveId, archiveId))
    .groupBy(state, attempt);
}

/** List the items of a blob. */
export async function listItemsOfBlob(
  { db, tables: { archiveItems } }: Reader,
  blobId: string,
): Promise<Item[]> {
  return db.select().from(archiveItems).where(eq(archiveItems.blobId, blobId));
}

/** List the items whose cold copies lie under these keys. */
export async function listItemsByColdKeys(
  { db, tables: { archiveItems } }: Reader,
  coldKeys: readonly string[],
): Promise<Item[]> {
  return db
    .select()
    .from(archiveItems)
    .where(inArray(archiveItems.coldKey, [...coldKeys]));
}

/** Delete items. */
export async function deleteItems(
  { db, tables: { archiveItems } }: Transaction,
  items: readonly ItemKey[],
): Promise<void> {
  for (const [archiveId, some] of Map.groupBy(items, (item) => item.archiveId)) {
    await db
      .delete(archiveItems)
      .where(
        and(eq(archiveItems.archiveId, archiveId), inArray(archiveItems.blobId, toBlobIds(some))),
      );
  }
}

function toBlobIds(items: readonly ItemKey[]): string[] {
  return items.map(({ blobId }) => blobId);
}
