import type { AccountsTables } from './accounts.ts';
import type { Columns } from './columns.ts';

/** Define what proves a person beside the password. */
export function defineFactors(columns: Columns, { accounts }: AccountsTables) {
  const { table, text, whole, flag, moment, json, index } = columns;

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

  return { pendingSignIns, passkeys, passkeyChallenges, totp, recoveryCodes };
}
