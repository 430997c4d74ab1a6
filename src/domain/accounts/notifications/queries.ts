import { and, asc, count, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';

export type NotificationRow = Reader['tables']['notifications']['$inferSelect'];

/** Write a notification, unless the account was told the same before. */
export async function insertNotification(
  { db, tables: { notifications } }: Transaction,
  row: typeof notifications.$inferInsert,
) {
  await db.insert(notifications).values(row).onConflictDoNothing();
}

/** Count an account's notifications: all, and those that it has not seen. */
export async function countNotifications(
  { db, tables: { notifications } }: Reader,
  accountId: string,
): Promise<{ total: number; unread: number }> {
  const mine = eq(notifications.accountId, accountId);
  const [all] = await db.select({ count: count() }).from(notifications).where(mine);
  const [unread] = await db
    .select({ count: count() })
    .from(notifications)
    .where(and(mine, isNull(notifications.readAt)));
  return { total: all?.count ?? 0, unread: unread?.count ?? 0 };
}

/** Read a slice of an account's notifications, the newest first, or back from the other end. */
export async function listNotificationRows(
  { db, tables: { notifications } }: Reader,
  accountId: string,
  {
    way,
    at,
    limit,
  }: { way: 'next' | 'prev'; at: readonly (string | number)[] | null; limit: number },
): Promise<NotificationRow[]> {
  const down = way === 'next';
  const order = down ? desc : asc;
  const { createdAt, id } = notifications;
  const moment = sql.param(new Date(at?.[0] ?? 0), createdAt);
  const after = down
    ? sql`(${createdAt}, ${id}) < (${moment}, ${at?.[1]})`
    : sql`(${createdAt}, ${id}) > (${moment}, ${at?.[1]})`;
  return db
    .select()
    .from(notifications)
    .where(and(eq(notifications.accountId, accountId), at ? after : undefined))
    .orderBy(order(createdAt), order(id))
    .limit(limit);
}

/** Mark everything up to and including one notification as seen. */
export async function markRead(
  { db, tables: { notifications } }: Transaction,
  { accountId, upTo, now }: { accountId: string; upTo: string; now: Date },
) {
  const [last] = await db
    .select({ createdAt: notifications.createdAt })
    .from(notifications)
    .where(and(eq(notifications.id, upTo), eq(notifications.accountId, accountId)));
  if (!last) return;
  const moment = sql.param(last.createdAt, notifications.createdAt);
  await db
    .update(notifications)
    .set({ readAt: now })
    .where(
      and(
        eq(notifications.accountId, accountId),
        isNull(notifications.readAt),
        sql`(${notifications.createdAt}, ${notifications.id}) <= (${moment}, ${upTo})`,
      ),
    );
}
