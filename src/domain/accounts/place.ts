import type { Database, Transaction } from '#adapters/database/database.ts';
import type { Limiter } from '#adapters/limiter/limiter.ts';
import type { Log } from '#adapters/log/log.ts';
import type { Secrets } from '#adapters/secrets/secrets.ts';
import type { Audit } from './audit/audit-book.ts';
import type { PasswordJudge } from './password-judge.ts';
import type { PasswordKeeper } from './password-keeper.ts';

/** What the acts of this noun need around them. The services of the process are one. */
export interface Place {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly passwords: PasswordKeeper;
  readonly judge: PasswordJudge;
  readonly limiter: Limiter;
  readonly log: Log;
  readonly now: () => Date;
  /** Knows who acts here: each request, and the house itself, has its own. */
  readonly audit: Audit;
}

/** Done in the transaction in which an account is born: nouns above this one give it their rows. */
export type WhenBorn = (tx: Transaction, accountId: string) => Promise<void>;
