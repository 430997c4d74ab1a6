import type { KeyObject } from 'node:crypto';
import type { Database } from '#adapters/database/database.ts';
import { readPage } from '#lib/page.ts';
import type {
  ListNotificationsAnswer,
  ListNotificationsRequest,
  Notification,
} from './contract.ts';
import {
  countNotifications,
  listNotificationRows,
  markRead,
  type NotificationRow,
} from './queries.ts';

/** List what an account was told, the newest first. */
export async function listNotifications(
  { database, cursorKey: key }: { database: Database; cursorKey: KeyObject },
  accountId: string,
  { limit, cursor: text }: ListNotificationsRequest,
): Promise<ListNotificationsAnswer> {
  const { total, unread } = await countNotifications(database, accountId);
  const page = await readPage(
    { key, list: ['notifications', accountId], text, limit },
    {
      total,
      read: (from, limit) => listNotificationRows(database, accountId, { ...from, limit }),
      placeOf: (row) => [row.createdAt.getTime(), row.id],
    },
  );
  return { items: page.rows.map(toNotification), unread, ...page.links, total };
}

/** Take note that an account has seen everything up to this; answer how many are left. */
export async function readNotifications(
  { database, now }: { database: Database; now: () => Date },
  accountId: string,
  upTo: string,
): Promise<{ unread: number }> {
  return database.transaction(async (tx) => {
    await markRead(tx, { accountId, upTo, now: now() });
    const { unread } = await countNotifications(tx, accountId);
    return { unread };
  });
}

function toNotification(row: NotificationRow): Notification {
  return {
    id: row.id,
    // Only `notify` writes these columns, with the types of the contract.
    kind: row.kind as Notification['kind'],
    subjectId: row.subjectId,
    facts: row.facts as Notification['facts'],
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  };
}
