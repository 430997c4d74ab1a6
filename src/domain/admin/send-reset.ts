import { addToOutbox } from '#adapters/queue/queries.ts';
import type { LetterJob } from '#domain/accounts/send-letter.ts';
import { Problem } from '#lib/problem.ts';
import type { AdminPlace } from './place.ts';
import { requireMember } from './require-member.ts';

/** Have the letter sent with which the holder of an account, and nobody else, chooses a password. */
export async function sendReset(
  { database, now, audit }: AdminPlace,
  accountId: string,
): Promise<void> {
  await database.transaction(async (tx) => {
    const account = await requireMember(tx, accountId);
    if (account.status === 'disabled') throw new Problem('account-disabled');
    const body: LetterJob = { purpose: 'reset', subjectId: accountId };
    await addToOutbox(tx, { topic: 'letter', key: accountId, body, dueAt: now() });
    await audit.record(tx, { event: 'reset-asked', accountId });
  });
}
