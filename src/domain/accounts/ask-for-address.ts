import { addToOutbox } from '#adapters/queue/queries.ts';
import { toEmailKey } from './email.ts';
import type { Place } from './place.ts';
import { deleteLinks, findAccount, updateAccount } from './queries.ts';
import type { LetterJob } from './send-letter.ts';

/**
 * Note that an account wants another address, or its own one confirmed, and have a letter sent there;
 * the old address is told. Whether another account has the address is only looked up when the letter
 * is written, so the answer does not tell.
 */
export async function askForAddress(
  { database, now, audit }: Pick<Place, 'database' | 'now' | 'audit'>,
  { accountId, email }: { accountId: string; email: string },
): Promise<void> {
  await database.transaction(async (tx) => {
    const dueAt = now();
    const account = await findAccount(tx, accountId);
    if (!account) return;
    await updateAccount(tx, accountId, { pendingEmail: email, changedAt: dueAt });
    // A link that went to another address must not confirm this one.
    await deleteLinks(tx, { purpose: 'address', subjectId: accountId });
    const letters: LetterJob[] = [{ purpose: 'address', subjectId: accountId }];
    if (toEmailKey(email) !== account.emailKey) {
      letters.push({ purpose: 'address-told', subjectId: accountId });
    }
    for (const body of letters) {
      await addToOutbox(tx, { topic: 'letter', key: accountId, body, dueAt });
    }
    await audit.record(tx, { event: 'address-asked' });
  });
}
