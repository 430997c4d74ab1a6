import { Problem } from '#lib/problem.ts';
import { createAccount } from './create-account.ts';
import type { Place, WhenBorn } from './place.ts';
import { findInvitation, findLinkSubject, spendInvitation, spendLinkToken } from './queries.ts';
import { hashToken, isToken } from './token.ts';

/**
 * Spend the link of an invitation and let its account be born, with the role that the inviter chose.
 * The link confirms the address, so that a house without a mail server works, too.
 */
export async function acceptInvitation(
  {
    database,
    passwords,
    judge,
    now,
    audit,
  }: Pick<Place, 'database' | 'passwords' | 'judge' | 'now' | 'audit'>,
  { token, name, password, host }: { token: string; name: string; password: string; host: string },
  whenBorn: WhenBorn,
): Promise<void> {
  if (!isToken(token)) throw new Problem('link-spent');
  const link = { hash: hashToken(token), purpose: 'invite', now: now() } as const;
  // Asked first, so that a guess costs no argon2; decided below, where it is spent.
  const id = await findLinkSubject(database, link);
  const invitation = id === null ? null : await findInvitation(database, id);
  if (!invitation) throw new Problem('link-spent');
  await judge.requireGood(password, [name, invitation.email, host]);
  const passwordHash = await passwords.hash(password);

  await database.transaction(async (tx) => {
    if ((await spendLinkToken(tx, link)) !== invitation.id) throw new Problem('link-spent');
    const { email, role, language } = invitation;
    const born = { email, name, passwordHash, role, language, emailVerifiedAt: link.now };
    const accountId = await createAccount(tx, { ...born, now: link.now, whenBorn });
    const spent = await spendInvitation(tx, { id: invitation.id, accountId, usedAt: link.now });
    if (!spent) throw new Problem('link-spent');
    const facts = { by: 'invitation' };
    await audit.record(tx, { event: 'account-born', actorId: accountId, facts });
  });
}
