import type { Place } from './place.ts';
import { deleteSessions, updateAccount } from './queries.ts';

/** End every session of an account, or every one but `except`. What was signed stops to count. */
export async function endSessions(
  { database, now, audit }: Pick<Place, 'database' | 'now' | 'audit'>,
  { accountId, except }: { accountId: string; except?: string },
): Promise<void> {
  await database.transaction(async (tx) => {
    await deleteSessions(tx, except === undefined ? { accountId } : { accountId, except });
    if (except === undefined) {
      await updateAccount(tx, accountId, { changedAt: now(), newEpoch: true });
    }
    await audit.record(tx, { event: 'sessions-ended', accountId });
  });
}
