import {
  deleteLinks,
  deletePending,
  deleteSessions,
  updateAccount,
} from '#domain/accounts/queries.ts';
import type { AdminPlace } from './place.ts';
import { requireAnotherOwner, requireMember } from './require-member.ts';

/** Let nobody in with an account any more, from this moment; all that it keeps stays. */
export async function disableAccount(
  { database, now, audit }: AdminPlace,
  accountId: string,
): Promise<void> {
  await database.transaction(async (tx) => {
    await requireAnotherOwner(tx, accountId);
    const account = await requireMember(tx, accountId);
    if (account.status === 'disabled') return;
    await updateAccount(tx, accountId, { status: 'disabled', changedAt: now(), newEpoch: true });
    await deleteSessions(tx, { accountId });
    await deletePending(tx, accountId);
    for (const purpose of ['reset', 'address'] as const) {
      await deleteLinks(tx, { purpose, subjectId: accountId });
    }
    await audit.record(tx, { event: 'account-disabled', accountId });
  });
}

/** Let the holder of an account in again. */
export async function enableAccount(
  { database, now, audit }: AdminPlace,
  accountId: string,
): Promise<void> {
  await database.transaction(async (tx) => {
    const account = await requireMember(tx, accountId);
    if (account.status === 'active') return;
    await updateAccount(tx, accountId, { status: 'active', changedAt: now() });
    await audit.record(tx, { event: 'account-enabled', accountId });
  });
}
