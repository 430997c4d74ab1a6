import { sql } from 'drizzle-orm';
import type { AccountsTables } from './accounts.ts';
import type { Columns } from './columns.ts';

/** Define folders, files and their bytes. */
export function defineDrive(columns: Columns, { accounts }: AccountsTables) {
  const { table, text, key, whole, moment, index, uniqueIndex } = columns;

  /** One row an account: what it may use, what it uses, and the lock of its tree. */
  const drives = table('drives', {
    accountId: text('account_id')
      .primaryKey()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    rootId: text('root_id').notNull(),
    revision: whole('revision').notNull().default(0),
    quotaBytes: whole('quota_bytes').notNull(),
    quotaFiles: whole('quota_files').notNull(),
    usedBytes: whole('used_bytes').notNull().default(0),
    usedFiles: whole('used_files').notNull().default(0),
    reservedBytes: whole('reserved_bytes').notNull().default(0),
    coldBytes: whole('cold_bytes').notNull().default(0),
  });

  const folders = table(
    'folders',
    {
      id: text('id').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      /** Null for the root of a drive. */
      parentId: text('parent_id'),
      name: text('name').notNull(),
      nameKey: key('name_key').notNull(),
      nameSort: key('name_sort').notNull(),
      depth: whole('depth').notNull(),
      state: text('state').$type<'active' | 'archiving' | 'archived' | 'restoring'>().notNull(),
      archiveId: text('archive_id'),
      /** While it is archived: until when its files can be read from the cold side. */
      openUntil: moment('open_until'),
      /** Rises with each change of state, so that late work finds that it is late. */
      epoch: whole('epoch').notNull().default(0),
      trashId: text('trash_id'),
      files: whole('files').notNull().default(0),
      folders: whole('folders').notNull().default(0),
      bytes: whole('bytes').notNull().default(0),
      version: whole('version').notNull().default(1),
      /** The drive's revision when this folder or something in it last came, went or changed. */
      changedSeq: whole('changed_seq').notNull().default(0),
      starredAt: moment('starred_at'),
      createdAt: moment('created_at').notNull(),
      changedAt: moment('changed_at').notNull(),
    },
    (row) => [
      uniqueIndex('folders_name').on(row.parentId, row.nameKey).where(sql`trash_id IS NULL`),
      index('folders_by_name').on(row.parentId, row.nameSort, row.id).where(sql`trash_id IS NULL`),
      index('folders_by_change')
        .on(row.parentId, row.changedAt, row.id)
        .where(sql`trash_id IS NULL`),
      index('folders_account').on(row.accountId, row.nameSort, row.id),
      index('folders_starred')
        .on(row.accountId, row.starredAt, row.id)
        .where(sql`starred_at IS NOT NULL`),
      index('folders_news').on(row.accountId, row.changedSeq),
      index('folders_archive').on(row.archiveId),
      index('folders_trash').on(row.trashId),
    ],
  );

  /** Bytes that never change. A file points to one; two files may point to the same. */
  const blobs = table(
    'blobs',
    {
      id: text('id').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      bytes: whole('bytes').notNull(),
      sha256: text('sha256').notNull(),
      crc32: whole('crc32').notNull(),
      type: text('type').notNull(),
      refs: whole('refs').notNull(),
      place: text('place').$type<'hot' | 'both' | 'cold' | 'gone'>().notNull(),
      hotKey: key('hot_key'),
      coldKey: key('cold_key'),
      coldVersion: text('cold_version'),
      coldClass: text('cold_class'),
      coldAt: moment('cold_at'),
      createdAt: moment('created_at').notNull(),
    },
    (row) => [
      index('blobs_same').on(row.accountId, row.sha256),
      index('blobs_unused').on(row.refs).where(sql`refs = 0`),
      index('blobs_hot').on(row.hotKey).where(sql`hot_key IS NOT NULL`),
      index('blobs_cold').on(row.coldKey).where(sql`cold_key IS NOT NULL`),
    ],
  );

  /** A small picture of some bytes, made by the browser that sent them. */
  const thumbs = table(
    'thumbs',
    {
      // No cascade: whoever forgets bytes has the object of their picture to forget too.
      blobId: text('blob_id')
        .primaryKey()
        .references(() => blobs.id),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      key: text('key').notNull(),
      bytes: whole('bytes').notNull(),
      sha256: text('sha256').notNull(),
      createdAt: moment('created_at').notNull(),
    },
    (row) => [index('thumbs_account').on(row.accountId), uniqueIndex('thumbs_key').on(row.key)],
  );

  const files = table(
    'files',
    {
      id: text('id').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      folderId: text('folder_id')
        .notNull()
        .references(() => folders.id),
      blobId: text('blob_id')
        .notNull()
        .references(() => blobs.id),
      name: text('name').notNull(),
      nameKey: key('name_key').notNull(),
      nameSort: key('name_sort').notNull(),
      bytes: whole('bytes').notNull(),
      kind: text('kind').notNull(),
      trashId: text('trash_id'),
      version: whole('version').notNull().default(1),
      /** The client's own date of the file, if it told one. */
      modifiedAt: moment('modified_at'),
      starredAt: moment('starred_at'),
      createdAt: moment('created_at').notNull(),
      changedAt: moment('changed_at').notNull(),
    },
    (row) => [
      uniqueIndex('files_name').on(row.folderId, row.nameKey).where(sql`trash_id IS NULL`),
      index('files_by_name').on(row.folderId, row.nameSort, row.id).where(sql`trash_id IS NULL`),
      index('files_by_bytes').on(row.folderId, row.bytes, row.id).where(sql`trash_id IS NULL`),
      index('files_by_change').on(row.folderId, row.changedAt, row.id).where(sql`trash_id IS NULL`),
      index('files_by_kind')
        .on(row.folderId, row.kind, row.nameSort, row.id)
        .where(sql`trash_id IS NULL`),
      index('files_account').on(row.accountId, row.nameSort, row.id),
      index('files_recent').on(row.accountId, row.changedAt, row.id).where(sql`trash_id IS NULL`),
      index('files_starred')
        .on(row.accountId, row.starredAt, row.id)
        .where(sql`starred_at IS NOT NULL`),
      index('files_blob').on(row.blobId),
      index('files_trash').on(row.trashId),
    ],
  );

  /** What was thrown away by one act: the root of it, where it was, and until when it is kept. */
  const trash = table(
    'trash',
    {
      id: text('id').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      kind: text('kind').$type<'file' | 'folder'>().notNull(),
      itemId: text('item_id').notNull(),
      name: text('name').notNull(),
      fromId: text('from_id').notNull(),
      fromPath: text('from_path').notNull(),
      files: whole('files').notNull(),
      bytes: whole('bytes').notNull(),
      trashedAt: moment('trashed_at').notNull(),
      purgeAt: moment('purge_at').notNull(),
    },
    (row) => [
      index('trash_newest').on(row.accountId, row.trashedAt, row.id),
      index('trash_purge').on(row.purgeAt),
    ],
  );

  return { drives, folders, blobs, thumbs, files, trash };
}
