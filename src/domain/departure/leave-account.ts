import type { Transaction } from '#adapters/database/database.ts';
import { addToOutbox } from '#adapters/queue/queries.ts';
import { deleteSessions, lockOwners, updateAccount } from '#domain/accounts/queries.ts';
import type { LetterJob } from '#domain/accounts/send-letter.ts';
import { Problem } from '#lib/problem.ts';
import { minute } from '#lib/units.ts';
import type { ActingGround } from './ground.ts';

/** The topic of the message that erases an account; the key is its id. */
export const accountLeaving = 'account-leaving';

/** What still runs for an account gets this long to notice that nobody is there. */
const farewell = 1 * minute;

/**
 * Close an account for good. From this moment nobody comes in; all that it keeps is erased by the
 * worker, which goes on after any interruption. The last owner cannot leave the place alone.
 */
export async function leaveAccount(
  { database, now, audit }: Pick<ActingGround, 'database' | 'now' | 'audit'>,
  accountId: string,
): Promise<void> {
  await database.transaction(async (tx) => {
    const owners = await lockOwners(tx);
    if (owners.length === 1 && owners[0] === accountId) throw new Problem('last-owner');
    const changedAt = now();
    await updateAccount(tx, accountId, { status: 'leaving', changedAt, newEpoch: true });
    await deleteSessions(tx, { accountId });
    const body: LetterJob = { purpose: 'leaving', subjectId: accountId };
    await addToOutbox(tx, { topic: 'letter', key: accountId, body, dueAt: changedAt });
    await askToErase(tx, accountId, new Date(changedAt.getTime() + farewell));
    await audit.record(tx, { event: 'deletion-begun', accountId });
  });
}

/** Ask the worker to erase an account that is leaving. */
export async function askToErase(tx: Transaction, accountId: string, dueAt: Date): Promise<void> {
  await addToOutbox(tx, { topic: accountLeaving, key: accountId, body: {}, dueAt });
}
