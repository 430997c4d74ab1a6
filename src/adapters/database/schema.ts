import { sql } from 'drizzle-orm';
import type { postgresColumns } from './postgres/columns.ts';

/** The small kit of columns that both engines fill. */
export type Columns = typeof postgresColumns;

/** All tables with their columns, as every query sees them. */
export type Tables = ReturnType<typeof define>;

/** Define every table once, over the columns of one engine. Ids are 22 base64url characters. */
export function define(columns: Columns) {
  const { table, text, key, whole, flag, moment, json, index, uniqueIndex, primaryKey } = columns;

  // Accounts ------------------------------------------------------------------------------------

  const accounts = table(
    'accounts',
    {
      id: text('id').primaryKey(),
      email: text('email').notNull(),
      emailKey: key('email_key').notNull(),
      name: text('name').notNull(),
      /** PHC string, argon2id over a peppered HMAC. */
      password: text('password').notNull(),
      role: text('role').$type<'member' | 'owner'>().notNull(),
      /** `leaving`: its owner deleted it, and its files are still being forgotten. */
      status: text('status').$type<'active' | 'disabled' | 'leaving'>().notNull(),
      language: text('language').$type<'en' | 'hi-Latn'>().notNull(),
      /** Rises when everything that was signed before must stop to count. */
      authEpoch: whole('auth_epoch').notNull().default(0),
      /** When a letter to the address came back as a click. The first owner has none. */
      emailVerifiedAt: moment('email_verified_at'),
      /** The address that this account wants, until a letter to it is confirmed. */
      pendingEmail: text('pending_email'),
      signedInAt: moment('signed_in_at'),
      createdAt: moment('created_at').notNull(),
      changedAt: moment('changed_at').notNull(),
    },
    (row) => [uniqueIndex('accounts_email').on(row.emailKey)],
  );

  const sessions = table(
    'sessions',
    {
      /** SHA-256 of 32 random bytes: never a bearer, it only travels inside the signed token. */
      id: text('id').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      /** Lucia's end of the session, which is our absolute one. */
      expiresAt: moment('expires_at').notNull(),
      idleEndsAt: moment('idle_ends_at').notNull(),
      remember: flag('remember').notNull(),
      agent: text('agent').notNull(),
      authenticatedAt: moment('authenticated_at').notNull(),
      /** What was proven at sign-in, as RFC 8176 names it, with blanks between. */
      amr: text('amr').notNull().default('pwd'),
      /** Dangerous acts are open until then: the password was given not long ago. */
      sudoUntil: moment('sudo_until'),
      createdAt: moment('created_at').notNull(),
      usedAt: moment('used_at').notNull(),
    },
    (row) => [
      index('sessions_account').on(row.accountId, row.usedAt),
      index('sessions_expires').on(row.expiresAt),
      index('sessions_idle').on(row.idleEndsAt),
    ],
  );

  const refreshTokens = table(
    'refresh_tokens',
    {
      hash: text('hash').primaryKey(),
      // No foreign key: hashes of dead families stay for 30 days, so a late replay is noticed.
      sessionId: text('session_id').notNull(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      createdAt: moment('created_at').notNull(),
      usedAt: moment('used_at'),
      /** The successor, sealed with a key that only the old token gives. */
      sealedNext: text('sealed_next'),
    },
    (row) => [
      index('refresh_tokens_session').on(row.sessionId),
      index('refresh_tokens_account').on(row.accountId),
      index('refresh_tokens_created').on(row.createdAt),
      index('refresh_tokens_sealed').on(row.usedAt).where(sql`sealed_next IS NOT NULL`),
    ],
  );

  /** An address that asked for an account. The account is born when its letter is confirmed. */
  const signUps = table(
    'sign_ups',
    {
      id: text('id').primaryKey(),
      email: text('email').notNull(),
      emailKey: key('email_key').notNull(),
      language: text('language').$type<'en' | 'hi-Latn'>().notNull(),
      createdAt: moment('created_at').notNull(),
      expiresAt: moment('expires_at').notNull(),
    },
    (row) => [
      uniqueIndex('sign_ups_email').on(row.emailKey),
      index('sign_ups_expires').on(row.expiresAt),
    ],
  );

  /** A secret that travels in a letter or on the console, for one act, once. */
  const linkTokens = table(
    'link_tokens',
    {
      hash: text('hash').primaryKey(),
      purpose: text('purpose')
        .$type<'confirm' | 'setup' | 'reset' | 'address' | 'invite'>()
        .notNull(),
      /** Whom the act is about: a sign-up, an invitation, an account, or the place itself. */
      subjectId: text('subject_id').notNull(),
      accountId: text('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
      createdAt: moment('created_at').notNull(),
      expiresAt: moment('expires_at').notNull(),
      usedAt: moment('used_at'),
    },
    (row) => [
      index('link_tokens_subject').on(row.purpose, row.subjectId),
      index('link_tokens_account').on(row.accountId),
      index('link_tokens_expires').on(row.expiresAt),
    ],
  );

  /** Whom the owner invited. The link of an invitation is a link token. */
  const invitations = table(
    'invitations',
    {
      id: text('id').primaryKey(),
      email: text('email').notNull(),
      emailKey: key('email_key').notNull(),
      role: text('role').$type<'member' | 'owner'>().notNull(),
      language: text('language').$type<'en' | 'hi-Latn'>().notNull(),
      // No foreign keys: an invitation outlives whoever wrote it, and whoever came by it.
      invitedBy: text('invited_by').notNull(),
      accountId: text('account_id'),
      createdAt: moment('created_at').notNull(),
      expiresAt: moment('expires_at').notNull(),
      usedAt: moment('used_at'),
    },
    (row) => [
      uniqueIndex('invitations_waiting').on(row.emailKey).where(sql`used_at IS NULL`),
      index('invitations_newest').on(row.createdAt, row.id),
      index('invitations_expires').on(row.expiresAt),
    ],
  );

  // Second factors ------------------------------------------------------------------------------

  /** Between the password and the second factor: another kind of thing, never a session. */
  const pendingSignIns = table(
    'pending_sign_ins',
    {
      /** SHA-256 of the 256 bits in the browser's cookie. */
      hash: text('hash').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      /** What is left to prove: a second factor, or that one is set up first. */
      needs: text('needs').$type<'second-factor' | 'enrolment'>().notNull(),
      /** What a passkey is asked to sign. */
      challenge: text('challenge'),
      tries: whole('tries').notNull().default(0),
      remember: flag('remember').notNull(),
      agent: text('agent').notNull(),
      /** What the browser is known by once the sign-in is whole. */
      browserHash: text('browser_hash').notNull(),
      endSessionId: text('end_session_id'),
      createdAt: moment('created_at').notNull(),
      expiresAt: moment('expires_at').notNull(),
      usedAt: moment('used_at'),
    },
    (row) => [
      index('pending_sign_ins_account').on(row.accountId),
      index('pending_sign_ins_expires').on(row.expiresAt),
    ],
  );

  const passkeys = table(
    'passkeys',
    {
      /** The credential's id, in base64url. */
      id: text('id').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      /** COSE, in base64url. */
      publicKey: text('public_key').notNull(),
      counter: whole('counter').notNull(),
      transports: json('transports').$type<readonly string[]>().notNull(),
      backedUp: flag('backed_up').notNull(),
      label: text('label').notNull(),
      createdAt: moment('created_at').notNull(),
      usedAt: moment('used_at'),
    },
    (row) => [index('passkeys_account').on(row.accountId, row.createdAt)],
  );

  /** What a passkey is asked to sign, once, where no pending sign-in holds it. */
  const passkeyChallenges = table(
    'passkey_challenges',
    {
      /** SHA-256 of the challenge. */
      hash: text('hash').primaryKey(),
      purpose: text('purpose').$type<'add' | 'sign-in' | 'sudo'>().notNull(),
      /** Null at sign-in: the passkey says who it is. */
      accountId: text('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
      /** The session's id, or SHA-256 of the entrance cookie: another browser cannot answer. */
      boundTo: text('bound_to').notNull(),
      createdAt: moment('created_at').notNull(),
      expiresAt: moment('expires_at').notNull(),
      usedAt: moment('used_at'),
    },
    (row) => [
      index('passkey_challenges_account').on(row.accountId),
      index('passkey_challenges_expires').on(row.expiresAt),
    ],
  );

  const totp = table('totp', {
    accountId: text('account_id')
      .primaryKey()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** AES-256-GCM; the account and `kid` are its additional data. */
    sealedSeed: text('sealed_seed').notNull(),
    kid: text('kid').notNull(),
    /** The last step whose code was taken: each counts once. */
    lastStep: whole('last_step'),
    createdAt: moment('created_at').notNull(),
    /** Null until the first code fits. */
    confirmedAt: moment('confirmed_at'),
  });

  const recoveryCodes = table(
    'recovery_codes',
    {
      hash: text('hash').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      createdAt: moment('created_at').notNull(),
      usedAt: moment('used_at'),
    },
    (row) => [index('recovery_codes_account').on(row.accountId)],
  );

  /** Another door: a program acts for an account, within its scopes. */
  const apiTokens = table(
    'api_tokens',
    {
      id: text('id').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      label: text('label').notNull(),
      /** SHA-256 of the secret. */
      hash: text('hash').notNull(),
      scopes: json('scopes')
        .$type<readonly ('files:read' | 'files:write' | 'archive')[]>()
        .notNull(),
      createdAt: moment('created_at').notNull(),
      expiresAt: moment('expires_at').notNull(),
      /** To the minute. */
      usedAt: moment('used_at'),
    },
    (row) => [
      index('api_tokens_account').on(row.accountId, row.createdAt),
      index('api_tokens_expires').on(row.expiresAt),
    ],
  );

  /**
   * What happened, for the people it happened to. Rows are inserted and never changed: triggers
   * refuse it. Nobody's name stands here, so a deleted account leaves nothing personal.
   */
  const audit = table(
    'audit',
    {
      id: text('id').primaryKey(),
      at: moment('at').notNull(),
      event: text('event').notNull(),
      result: text('result').$type<'done' | 'refused' | 'failed'>().notNull(),
      // No foreign keys: these ids outlive their accounts.
      /** Whose entry it is: the account that the event is about. */
      accountId: text('account_id'),
      /** Who did it; null for a stranger. */
      actorId: text('actor_id'),
      /** The thing it was done to, where that is not the account: a token, a passkey, a folder. */
      targetId: text('target_id'),
      requestId: text('request_id'),
      /** HMACs: equal ones are the same address or session, and that is all they tell. */
      addressMac: text('address_mac'),
      sessionMac: text('session_mac'),
      /** The family of the browser. */
      agent: text('agent').notNull(),
      facts: json('facts').$type<Readonly<Record<string, string | number>>>().notNull(),
    },
    (row) => [
      index('audit_newest').on(row.at, row.id),
      index('audit_account').on(row.accountId, row.at, row.id),
      index('audit_event').on(row.event, row.at, row.id),
    ],
  );

  /** Browsers that signed in before: they keep a lane of their own when others try passwords. */
  const knownBrowsers = table(
    'known_browsers',
    {
      hash: text('hash').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      usedAt: moment('used_at').notNull(),
    },
    (row) => [
      index('known_browsers_account').on(row.accountId),
      index('known_browsers_used').on(row.usedAt),
    ],
  );

  /** How often something was tried. Keys are HMACs: nobody's address is kept. */
  const tries = table(
    'tries',
    {
      key: text('key').primaryKey(),
      count: whole('count').notNull(),
      /** When the count begins anew. */
      endsAt: moment('ends_at').notNull(),
      /** Nothing is tried before this moment. */
      closedUntil: moment('closed_until'),
    },
    (row) => [index('tries_ends').on(row.endsAt)],
  );

  const notifications = table(
    'notifications',
    {
      id: text('id').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      kind: text('kind').notNull(),
      subjectId: text('subject_id').notNull(),
      facts: json('facts').notNull(),
      createdAt: moment('created_at').notNull(),
      readAt: moment('read_at'),
    },
    (row) => [
      // Said once: a second try to tell the same finds its row.
      uniqueIndex('notifications_once').on(row.accountId, row.kind, row.subjectId),
      index('notifications_newest').on(row.accountId, row.createdAt, row.id),
      index('notifications_unread').on(row.accountId).where(sql`read_at IS NULL`),
    ],
  );

  // Progress ------------------------------------------------------------------------------------

  /** What was answered in drills, by any device of an account. Rows are added, never changed. */
  const progressAnswers = table(
    'progress_answers',
    {
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      /** Made by the device. Unique within the account: nobody can take another's. */
      id: text('id').notNull(),
      skill: text('skill').notNull(),
      seed: whole('seed').notNull(),
      right: flag('right').notNull(),
      misconception: text('misconception'),
      /** By the clock of the device. */
      at: moment('at').notNull(),
      /** By ours: the order in which devices read what is new. */
      keptAt: moment('kept_at').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.accountId, row.id] }),
      index('progress_answers_kept').on(row.accountId, row.keptAt, row.id),
    ],
  );

  // Folders and files ---------------------------------------------------------------------------

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

  // Uploads -------------------------------------------------------------------------------------

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

  // Archive -------------------------------------------------------------------------------------

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

  /** What must still happen because of a committed change. Written in the same transaction. */
  const outbox = table(
    'outbox',
    {
      id: text('id').primaryKey(),
      topic: text('topic').notNull(),
      key: text('key').notNull(),
      body: json('body').notNull(),
      createdAt: moment('created_at').notNull(),
      dueAt: moment('due_at').notNull(),
      claimedUntil: moment('claimed_until'),
      attempts: whole('attempts').notNull().default(0),
      doneAt: moment('done_at'),
      /** Why it was given up: a dead letter. */
      problem: text('problem'),
    },
    (row) => [index('outbox_due').on(row.dueAt, row.id).where(sql`done_at IS NULL`)],
  );

  /** Who holds the stores against each other just now, and what the last to do so has found: one row. */
  const integrity = table('integrity', {
    id: text('id').primaryKey(),
    /** Set while somebody is at it, and left behind by who broke off. */
    beganAt: moment('began_at'),
    /** A process that died lets this lapse. */
    heldUntil: moment('held_until'),
    mends: flag('mends').notNull().default(false),
    finishedAt: moment('finished_at'),
    report: json('report'),
  });

  return {
    accounts,
    sessions,
    refreshTokens,
    signUps,
    linkTokens,
    invitations,
    pendingSignIns,
    passkeys,
    passkeyChallenges,
    totp,
    recoveryCodes,
    apiTokens,
    audit,
    knownBrowsers,
    tries,
    notifications,
    progressAnswers,
    drives,
    folders,
    blobs,
    thumbs,
    files,
    trash,
    journal,
    journalItems,
    requests,
    plans,
    shares,
    zips,
    uploads,
    archive,
    archiveItems,
    outbox,
    integrity,
  };
}
