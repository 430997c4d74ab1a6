import type { Transaction } from '#adapters/database/database.ts';
import { addToOutbox } from '#adapters/queue/queries.ts';
import type { LetterJob } from '#domain/accounts/send-letter.ts';

/** Have a letter tell an account's holder that a factor came, went, or was used up. */
export async function tellMember(
  tx: Transaction,
  { accountId, purpose, now }: { accountId: string; purpose: LetterJob['purpose']; now: Date },
): Promise<void> {
  const body: LetterJob = { purpose, subjectId: accountId };
  await addToOutbox(tx, { topic: 'letter', key: accountId, body, dueAt: now });
}
