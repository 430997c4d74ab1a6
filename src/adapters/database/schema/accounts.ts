import { sql } from 'drizzle-orm';
import type { Columns } from './columns.ts';

export type AccountsTables = ReturnType<typeof defineAccounts>;

/** Define who there is, and what lets them in. */
export function defineAccounts(columns: Columns) {
  const { table, text, key, whole, flag, moment, json, index, uniqueIndex } = columns;

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

  return {
    accounts,
    sessions,
    refreshTokens,
    signUps,
    linkTokens,
    invitations,
    apiTokens,
    notifications,
  };
}
