import type { Transaction } from '#adapters/database/database.ts';
import { findAccount, lockOwners } from '#domain/accounts/queries.ts';
import type { AccountRow } from '#domain/accounts/visitor.ts';
import { Problem } from '#lib/problem.ts';

/** Find an account that can still be changed, or refuse. One that is leaving is as good as gone. */
export async function requireMember(tx: Transaction, id: string): Promise<AccountRow> {
  const account = await findAccount(tx, id);
  if (!account || account.status === 'leaving') throw new Problem('account-not-found');
  return account;
}

/** Refuse to take the place's last owner away. Held until the end: two acts cannot pass each other. */
export async function requireAnotherOwner(tx: Transaction, id: string): Promise<void> {
  const owners = await lockOwners(tx);
  if (owners.length === 1 && owners[0] === id) throw new Problem('last-owner');
}
