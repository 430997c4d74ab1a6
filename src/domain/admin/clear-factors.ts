import {
  deletePasskey,
  deleteRecoveryCodes,
  deleteTotp,
  hasFactor,
  listPasskeys,
} from '#domain/accounts/factors/queries.ts';
import { tellMember } from '#domain/accounts/factors/tell-member.ts';
import { deletePending, deleteSessions } from '#domain/accounts/queries.ts';
import { Problem } from '#lib/problem.ts';
import type { AdminPlace } from './place.ts';
import { requireMember } from './require-member.ts';

/**
 * Let the password alone sign an account in again, for somebody who lost device and recovery codes.
 * Who asks for it has to know that it is them: only the command line offers it.
 */
export async function clearFactors(
  { database, now, audit }: AdminPlace,
  accountId: string,
): Promise<void> {
  await database.transaction(async (tx) => {
    await requireMember(tx, accountId);
    if (!(await hasFactor(tx, accountId))) throw new Problem('factor-not-found');
    await deleteTotp(tx, accountId);
    for (const { id } of await listPasskeys(tx, accountId)) {
      await deletePasskey(tx, { id, accountId });
    }
    await deleteRecoveryCodes(tx, accountId);
    await deleteSessions(tx, { accountId });
    await deletePending(tx, accountId);
    await audit.record(tx, { event: 'factors-cleared', accountId });
    await tellMember(tx, { accountId, purpose: 'factors-cleared', now: now() });
  });
}
