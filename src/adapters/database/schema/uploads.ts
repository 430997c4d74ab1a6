import { sql } from 'drizzle-orm';
import type { AccountsTables } from './accounts.ts';
import type { Columns } from './columns.ts';

/** Define what is on its way in. */
export function defineUploads(columns: Columns, { accounts }: AccountsTables) {
  const { table, text, key, whole, flag, moment, index } = columns;

  /** Many uploads that were judged in one call, and how many of them may still begin. */
  const plans = table(
    'plans',
    {
      id: text('id').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      folderId: text('folder_id').notNull(),
      entries: whole('entries').notNull(),
      uploadsLeft: whole('uploads_left').notNull(),
      /** The act of the journal that its files are written in, so that they are undone as one. */
      seq: whole('seq'),
      createdAt: moment('created_at').notNull(),
      expiresAt: moment('expires_at').notNull(),
    },
    (row) => [index('plans_account').on(row.accountId), index('plans_expires').on(row.expiresAt)],
  );

  const uploads = table(
    'uploads',
    {
      id: text('id').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      /** Who sends it into a folder of somebody else; null for whose drive it is. */
      guestId: text('guest_id').references(() => accounts.id, { onDelete: 'set null' }),
      folderId: text('folder_id').notNull(),
      folderEpoch: whole('folder_epoch').notNull(),
      name: text('name').notNull(),
      type: text('type').notNull(),
      modifiedAt: moment('modified_at'),
      conflict: text('conflict').$type<'refuse' | 'keep-both' | 'replace'>().notNull(),
      /** The file that shall get these bytes, if it is still this version of it. */
      replacesId: text('replaces_id'),
      replacesVersion: whole('replaces_version'),
      planId: text('plan_id'),
      length: whole('length').notNull(),
      /** What of the quota waits for this upload; 0 once it was turned into use or given back. */
      reserved: whole('reserved').notNull(),
      offset: whole('offset').notNull().default(0),
      /** The key under which the bytes lie while they come, and after. */
      storageKey: key('storage_key').notNull(),
      crc32: whole('crc32').notNull().default(0),
      sha256: text('sha256'),
      sha256Expected: text('sha256_expected'),
      /** The client's hash of the first and the last MiB: it finds its upload again by that. */
      sample: text('sample'),
      state: text('state')
        .$type<'receiving' | 'verifying' | 'published' | 'failed' | 'cancelled' | 'expired'>()
        .notNull(),
      leaseBy: text('lease_by'),
      leaseUntil: moment('lease_until'),
      leaseWanted: flag('lease_wanted').notNull().default(false),
      fileId: text('file_id'),
      /** What became of it, and the act of the journal that undoes it, where there is one. */
      outcome: text('outcome').$type<'new' | 'kept-both' | 'replaced'>(),
      seq: whole('seq'),
      problem: text('problem'),
      createdAt: moment('created_at').notNull(),
      /** When its state last changed, for who watches. */
      changedAt: moment('changed_at'),
      expiresAt: moment('expires_at').notNull(),
    },
    (row) => [
      index('uploads_newest').on(row.accountId, row.createdAt, row.id),
      index('uploads_guest').on(row.guestId, row.createdAt, row.id),
      index('uploads_news').on(row.accountId, row.changedAt),
      index('uploads_expires').on(row.expiresAt),
      index('uploads_state').on(row.state, row.accountId),
      index('uploads_object')
        .on(row.storageKey)
        .where(sql`state IN ('receiving', 'verifying', 'failed')`),
    ],
  );

  return { plans, uploads };
}
