import type { Transaction } from '#adapters/database/database.ts';
import type { Place } from '#domain/accounts/place.ts';
import { Problem } from '#lib/problem.ts';
import {
  deletePasskey,
  deleteRecoveryCodes,
  deleteTotp,
  hasFactor,
  weakenSessions,
} from './queries.ts';
import { tellMember } from './tell-member.ts';

type Ground = Pick<Place, 'database' | 'now' | 'audit'>;

/** Let the codes of an account's app count no longer. */
export async function removeTotp({ database, now, audit }: Ground, accountId: string) {
  await database.transaction(async (tx) => {
    if (!(await deleteTotp(tx, accountId))) throw new Problem('factor-not-found');
    await audit.record(tx, { event: 'totp-removed' });
    await tellMember(tx, { accountId, purpose: 'totp-removed', now: now() });
    await tidyUp(tx, accountId);
  });
}

/** Forget one of an account's passkeys. Another's looks like one that is not there. */
export async function removePasskey(
  { database, now, audit }: Ground,
  passkey: { id: string; accountId: string },
): Promise<void> {
  const { id, accountId } = passkey;
  await database.transaction(async (tx) => {
    if (!(await deletePasskey(tx, passkey))) throw new Problem('factor-not-found');
    await audit.record(tx, { event: 'passkey-removed', targetId: id });
    await tellMember(tx, { accountId, purpose: 'passkey-removed', now: now() });
    await tidyUp(tx, accountId);
  });
}

/** With the last factor everything goes that rested on it. */
async function tidyUp(tx: Transaction, accountId: string): Promise<void> {
  if (await hasFactor(tx, accountId)) return;
  await deleteRecoveryCodes(tx, accountId);
  await weakenSessions(tx, accountId);
}
