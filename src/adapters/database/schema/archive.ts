import { sql } from 'drizzle-orm';
import type { AccountsTables } from './accounts.ts';
import type { Columns } from './columns.ts';

/** What is wrong with one blob, on which side. */
interface Finding {
  readonly blobId: string;
  readonly fault: 'cold-missing' | 'cold-different' | 'hot-missing' | 'hot-different';
}

/** Define what moves between the hot side and the cold one. */
export function defineArchive(columns: Columns, { accounts }: AccountsTables) {
  const { table, text, key, whole, moment, json, index, uniqueIndex, primaryKey } = columns;

  /** One job a row: a folder on its way to the cold side or back. */
  const archive = table(
    'archive',
    {
      id: text('id').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      folderId: text('folder_id').notNull(),
      /** The folder's name and path as they were when the job began. */
      folderName: text('folder_name').notNull(),
      folderPath: text('folder_path').notNull(),
      kind: text('kind').$type<'archive' | 'restore' | 'open'>().notNull(),
      /** The archive that a restore brings back, or that is opened for a while. */
      ofId: text('of_id'),
      /** Which restore of its archive this is, from 1: what it moves in the ledger is marked with it. */
      attempt: whole('attempt').notNull().default(0),
      state: text('state')
        .$type<
          | 'running'
          | 'archived'
          | 'cleared'
          | 'restored'
          | 'opened'
          | 'closed'
          | 'cancelled'
          | 'mismatch'
          | 'needs-help'
        >()
        .notNull(),
      class: text('class').$type<'GLACIER' | 'DEEP_ARCHIVE'>().notNull(),
      tier: text('tier').$type<'expedited' | 'standard' | 'bulk'>(),
      expected: whole('expected').notNull().default(0),
      expectedBytes: whole('expected_bytes').notNull().default(0),
      done: whole('done').notNull().default(0),
      doneBytes: whole('done_bytes').notNull().default(0),
      failed: whole('failed').notNull().default(0),
      /** How often an item was asked for that had been done already. */
      repeats: whole('repeats').notNull().default(0),
      /** The last blob that was expanded into an item: where the next slice begins. */
      cursor: text('cursor'),
      expandedAt: moment('expanded_at'),
      clearAt: moment('clear_at'),
      /** For so many days it was to be opened, and until when it is. */
      days: whole('days'),
      closesAt: moment('closes_at'),
      /** The counts as they were held against each other at the end. */
      counted: json('counted').$type<Readonly<Record<string, number>>>(),
      problem: text('problem'),
      createdAt: moment('created_at').notNull(),
      /** When it last came on, for who watches. */
      changedAt: moment('changed_at'),
      finishedAt: moment('finished_at'),
      /** When programs outside were told how it ended. */
      notifiedAt: moment('notified_at'),
    },
    (row) => [
      index('archive_newest').on(row.accountId, row.createdAt, row.id),
      index('archive_news').on(row.accountId, row.changedAt),
      index('archive_folder').on(row.folderId),
      index('archive_state').on(row.state),
      index('archive_untold').on(row.finishedAt, row.id).where(sql`notified_at IS NULL`),
    ],
  );

  /** The ledger: how far each blob of an archive is. */
  const archiveItems = table(
    'archive_items',
    {
      archiveId: text('archive_id').notNull(),
      blobId: text('blob_id').notNull(),
      state: text('state')
        .$type<'waiting' | 'copied' | 'cleared' | 'asked' | 'ready' | 'back' | 'failed'>()
        .notNull(),
      /** The restore that moved it last; 0 before the first. */
      attempt: whole('attempt').notNull().default(0),
      deliveries: whole('deliveries').notNull().default(0),
      bytes: whole('bytes').notNull(),
      sha256: text('sha256').notNull(),
      coldKey: key('cold_key'),
      coldVersion: text('cold_version'),
      problem: text('problem'),
      changedAt: moment('changed_at').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.archiveId, row.blobId] }),
      index('archive_items_state').on(row.archiveId, row.state, row.blobId),
      index('archive_items_blob').on(row.blobId),
      index('archive_items_cold').on(row.coldKey).where(sql`cold_key IS NOT NULL`),
    ],
  );

  /** One look at everything that an archive has on the cold side, and what it has found so far. */
  const archiveChecks = table(
    'archive_checks',
    {
      id: text('id').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      archiveId: text('archive_id').notNull(),
      state: text('state').$type<'running' | 'finished' | 'broken-off'>().notNull(),
      expected: whole('expected').notNull(),
      looked: whole('looked').notNull().default(0),
      right: whole('right').notNull().default(0),
      missing: whole('missing').notNull().default(0),
      different: whole('different').notNull().default(0),
      /** The last blob that was looked at: where the next slice begins. */
      cursor: text('cursor'),
      /** The first that are not as they should be. */
      findings: json('findings').$type<readonly Finding[]>().notNull(),
      createdAt: moment('created_at').notNull(),
      /** When it last came on, by the machine's own clock. */
      changedAt: moment('changed_at').notNull(),
      finishedAt: moment('finished_at'),
      /** Not to be begun again before this. */
      againAt: moment('again_at'),
    },
    (row) => [
      index('archive_checks_newest').on(row.archiveId, row.createdAt, row.id),
      uniqueIndex('archive_checks_running').on(row.archiveId).where(sql`state = 'running'`),
      index('archive_checks_account').on(row.accountId),
      index('archive_checks_found').on(row.createdAt).where(sql`missing + different > 0`),
    ],
  );

  return { archive, archiveItems, archiveChecks };
}
