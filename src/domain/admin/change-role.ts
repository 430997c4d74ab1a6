import { deletePending, deleteSessions, updateAccount } from '#domain/accounts/queries.ts';
import type { Role } from '#domain/accounts/rules.ts';
import type { AdminPlace } from './place.ts';
import { requireAnotherOwner, requireMember } from './require-member.ts';

/** Give an account another role. Its sessions end: they were begun by somebody else, so to say. */
export async function changeRole(
  { database, now, audit }: AdminPlace,
  { accountId, role }: { accountId: string; role: Role },
): Promise<void> {
  await database.transaction(async (tx) => {
    if (role !== 'owner') await requireAnotherOwner(tx, accountId);
    const account = await requireMember(tx, accountId);
    if (account.role === role) return;
    await updateAccount(tx, accountId, { role, changedAt: now(), newEpoch: true });
    await deleteSessions(tx, { accountId });
    await deletePending(tx, accountId);
    await audit.record(tx, { event: 'role-changed', accountId, facts: { role } });
  });
}
