import { Problem } from '#lib/problem.ts';
import type { Quota } from './contract.ts';
import type { AdminPlace } from './place.ts';
import { updateQuota } from './queries.ts';
import { requireMember } from './require-member.ts';

/** Say how much a drive may hold. Below what it holds already, it takes nothing more. */
export async function changeQuota(
  { database, audit }: Pick<AdminPlace, 'database' | 'audit'>,
  { accountId, quotaBytes, quotaFiles }: Quota & { accountId: string },
): Promise<void> {
  await database.transaction(async (tx) => {
    await requireMember(tx, accountId);
    if (!(await updateQuota(tx, { accountId, quotaBytes, quotaFiles }))) {
      throw new Problem('account-not-found');
    }
    const facts = { quotaBytes, quotaFiles };
    await audit.record(tx, { event: 'quota-changed', accountId, facts });
  });
}
