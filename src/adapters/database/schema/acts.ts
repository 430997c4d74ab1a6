import { sql } from 'drizzle-orm';
import type { AccountsTables } from './accounts.ts';
import type { Columns } from './columns.ts';

/** Define what was done in a drive, and what may be undone. */
export function defineActs(columns: Columns, { accounts }: AccountsTables) {
  const { table, text, whole, moment, json, index, uniqueIndex, primaryKey } = columns;

  /** What was done to a tree, so that it can be undone. A large act runs on in slices. */
  const journal = table(
    'journal',
    {
      id: text('id').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      /** The drive's revision that the act began with: its name in addresses. */
      seq: whole('seq').notNull(),
      op: text('op')
        .$type<'rename' | 'move' | 'copy' | 'trash' | 'empty' | 'upload' | 'replace' | 'undo'>()
        .notNull(),
      state: text('state').$type<'running' | 'done'>().notNull(),
      /** The folder that it happened in, as it was called then. */
      folderId: text('folder_id').notNull(),
      folderName: text('folder_name').notNull(),
      folderPath: text('folder_path').notNull(),
      /** What a running act still has to do. */
      task: json('task'),
      cursor: json('cursor'),
      done: whole('done').notNull().default(0),
      refused: whole('refused').notNull().default(0),
      undoOf: whole('undo_of'),
      undoneBy: whole('undone_by'),
      createdAt: moment('created_at').notNull(),
    },
    (row) => [
      uniqueIndex('journal_seq').on(row.accountId, row.seq),
      index('journal_created').on(row.createdAt),
    ],
  );

  /** One thing that an act changed, as it was and as it became; or why it was left alone. */
  const journalItems = table(
    'journal_items',
    {
      id: text('id').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      journalId: text('journal_id').notNull(),
      /** Its place in the act, from 0. */
      number: whole('number').notNull(),
      kind: text('kind').$type<'file' | 'folder'>().notNull(),
      itemId: text('item_id').notNull(),
      name: text('name').notNull(),
      before: json('before'),
      after: json('after'),
      /** The item's version after the act: with another one it is too late to undo. */
      version: whole('version'),
      /** The bytes that others took the place of: they are kept while this row is. */
      blobId: text('blob_id'),
      problem: text('problem'),
    },
    (row) => [
      uniqueIndex('journal_items_number').on(row.journalId, row.number),
      index('journal_items_refused').on(row.journalId, row.number).where(sql`problem IS NOT NULL`),
      index('journal_items_item').on(row.accountId, row.itemId),
      index('journal_items_blob').on(row.blobId).where(sql`blob_id IS NOT NULL`),
    ],
  );

  /** What was answered to a request that names itself, so that sending it twice does it once. */
  const requests = table(
    'requests',
    {
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      key: text('key').notNull(),
      hash: text('hash').notNull(),
      answer: json('answer').notNull(),
      createdAt: moment('created_at').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.accountId, row.key] }),
      index('requests_created').on(row.createdAt),
    ],
  );

  return { journal, journalItems, requests };
}
