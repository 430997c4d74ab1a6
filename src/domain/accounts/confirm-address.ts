import { Problem } from '#lib/problem.ts';
import { toEmailKey } from './email.ts';
import type { Place } from './place.ts';
import {
  deleteLinks,
  findAccount,
  findAccountByEmail,
  spendLinkToken,
  updateAccount,
} from './queries.ts';
import { hashToken, isToken } from './token.ts';

/** Spend the link of a letter and give its account the address that the letter went to. */
export async function confirmAddress(
  { database, now, audit }: Pick<Place, 'database' | 'now' | 'audit'>,
  token: string,
): Promise<void> {
  if (!isToken(token)) throw new Problem('link-spent');
  const link = { hash: hashToken(token), purpose: 'address', now: now() } as const;
  await database.transaction(async (tx) => {
    const accountId = await spendLinkToken(tx, link);
    const account = accountId === null ? null : await findAccount(tx, accountId);
    if (account?.status !== 'active' || account.pendingEmail === null) {
      throw new Problem('link-spent');
    }
    const { id, pendingEmail: email } = account;
    const emailKey = toEmailKey(email);
    const holder = await findAccountByEmail(tx, emailKey);
    if (holder && holder.id !== id) throw new Problem('account-exists');
    const verified = { emailVerifiedAt: link.now, pendingEmail: null, changedAt: link.now };
    await updateAccount(tx, id, { email, emailKey, ...verified });
    // Who reads the old address can no longer reset the password.
    await deleteLinks(tx, { purpose: 'reset', subjectId: id });
    const event = emailKey === account.emailKey ? 'address-verified' : 'address-changed';
    await audit.record(tx, { event, actorId: id });
  });
}
