import type { Transaction } from '#adapters/database/database.ts';
import { freshId } from '#lib/id.ts';
import type { Notification } from './contract.ts';
import { insertNotification } from './queries.ts';

/** Tell an account something, once, in the transaction that makes it true. */
export async function notify(
  tx: Transaction,
  accountId: string,
  told: Pick<Notification, 'kind' | 'subjectId' | 'facts'> & { now: Date },
): Promise<void> {
  const { kind, subjectId, facts, now } = told;
  await insertNotification(tx, {
    id: freshId(),
    accountId,
    kind,
    subjectId,
    facts,
    createdAt: now,
  });
}
