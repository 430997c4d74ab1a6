import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noBreaches } from '#adapters/breaches/breaches.ts';
import type { Database } from '#adapters/database/database.ts';
import { sqliteDatabase } from '#adapters/database/sqlite/database.ts';
import { databaseLimiter } from '#adapters/limiter/database.ts';
import { noLimiter } from '#adapters/limiter/limiter.ts';
import { silentLog } from '#adapters/log/log.ts';
import { freshKeyDocument, toSecrets } from '#adapters/secrets/document.ts';
import { type AuditBook, auditBook, auditBy } from '#domain/accounts/audit/audit-book.ts';
import { noTrace, type Trace } from '#domain/accounts/audit/events.ts';
import { type Begun, beginSession } from '#domain/accounts/begin-session.ts';
import { createAccount } from '#domain/accounts/create-account.ts';
import { type PasswordJudge, passwordJudge } from '#domain/accounts/password-judge.ts';
import type { PasswordKeeper } from '#domain/accounts/password-keeper.ts';
import type { Place } from '#domain/accounts/place.ts';
import { findAccount } from '#domain/accounts/queries.ts';
import type { Role } from '#domain/accounts/rules.ts';

/** Real rows in a real database, with a clock that tests can move. */
export interface TestPlace extends Place {
  readonly file: string;
  readonly auditBook: AuditBook;
  /** Who acts; tests may become somebody else. */
  trace: Trace;
  /** Let time pass. */
  pass(span: number): void;
  /** Let an account be born. */
  account(email: string, role?: Role): Promise<string>;
  /** Begin a session without a password. */
  session(accountId: string, options?: { remember?: boolean; now?: Date }): Promise<Begun>;
}

/** Keeps passwords as they are: argon2 has tests of its own, and these make many accounts. */
const plainKeeper: PasswordKeeper = {
  hash: async (password) => `plain ${password}`,
  verify: async (password, stored) => stored === `plain ${password}`,
  isOutdated: () => false,
};

/** Judges by our own rules alone: the lists, too, have tests of their own. */
const plainJudge: PasswordJudge = passwordJudge({
  strength: { score: async () => 4 },
  breaches: noBreaches,
});

/** Open a fresh place, on SQLite unless another database is given. */
export function freshPlace(options: { limited?: boolean; database?: Database } = {}): TestPlace {
  const { limited = false } = options;
  const file = join(mkdtempSync(join(tmpdir(), 'solah-place-')), 'solah.sqlite');
  const database = options.database ?? sqliteDatabase(file);
  const secrets = toSecrets(freshKeyDocument(new Date()), 'test');
  let moment = Date.now();
  const now = () => new Date(moment);
  const book = auditBook({ database, secrets, log: silentLog, now });
  const place: TestPlace = {
    file,
    auditBook: book,
    trace: { ...noTrace, requestId: 'test' },
    audit: auditBy(book, () => place.trace),
    database,
    secrets,
    passwords: plainKeeper,
    judge: plainJudge,
    limiter: limited ? databaseLimiter({ database, secrets, now }) : noLimiter,
    log: silentLog,
    now,
    pass: (span) => {
      moment += span;
    },
    account: (email, role = 'member') =>
      database.transaction((tx) =>
        createAccount(tx, {
          email,
          name: 'Asha',
          passwordHash: 'plain secret',
          role,
          language: 'en',
          emailVerifiedAt: place.now(),
          now: place.now(),
          whenBorn: async () => {},
        }),
      ),
    session: (accountId, { remember = false, now = place.now() } = {}) =>
      database.transaction(async (tx) => {
        const account = await findAccount(tx, accountId);
        if (!account) throw new Error('No such account.');
        return beginSession(tx, place.audit, {
          account,
          agent: '',
          remember,
          endSessionId: null,
          now,
          // Owners' rows ask for a second factor.
          amr: account.role === 'owner' ? 'pwd otp mfa' : 'pwd',
        });
      }),
  };
  return place;
}
