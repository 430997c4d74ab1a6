import type { AccountsTables } from './accounts.ts';
import type { Columns } from './columns.ts';

/** Define what is given to others, and what is packed for them. */
export function defineShares(columns: Columns, { accounts }: AccountsTables) {
  const { table, text, key, whole, moment, json, index, uniqueIndex } = columns;

  /** A file or a folder that its owner shows to whoever has the link. */
  const shares = table(
    'shares',
    {
      id: text('id').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      /** One of these two: what is shown. */
      folderId: text('folder_id'),
      fileId: text('file_id'),
      /** SHA-256 of the 256 bits in the link; null when it goes to an account, or is published. */
      tokenHash: text('token_hash'),
      /** With whom it is shared; null while nobody has the address, and for a link. */
      toAccount: text('to_account').references(() => accounts.id, { onDelete: 'cascade' }),
      /** The address that was named, as addresses are compared; null where none was. */
      toEmail: key('to_email'),
      right: text('right').$type<'read' | 'write'>().notNull().default('read'),
      /** PHC string, or null: then the link is enough. */
      password: text('password'),
      downloads: whole('downloads').notNull().default(0),
      downloadsMax: whole('downloads_max'),
      expiresAt: moment('expires_at'),
      revokedAt: moment('revoked_at'),
      createdAt: moment('created_at').notNull(),
    },
    (row) => [
      uniqueIndex('shares_token').on(row.tokenHash),
      index('shares_newest').on(row.accountId, row.createdAt, row.id),
      index('shares_folder').on(row.folderId),
      index('shares_file').on(row.fileId),
      index('shares_guest').on(row.toAccount, row.createdAt, row.id),
      index('shares_email').on(row.toEmail),
    ],
  );

  /** Things that somebody takes along together: which ones is kept, the zip itself is made as it is read. */
  const zips = table(
    'zips',
    {
      id: text('id').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      /** What it holds: a selection, or a part of all files of the account. */
      of: json('of').notNull(),
      createdAt: moment('created_at').notNull(),
      expiresAt: moment('expires_at').notNull(),
    },
    (row) => [
      index('zips_newest').on(row.accountId, row.createdAt, row.id),
      index('zips_expires').on(row.expiresAt),
    ],
  );

  return { shares, zips };
}
