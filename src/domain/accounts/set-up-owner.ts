import type { Language } from '#i18n/languages.ts';
import { Problem } from '#lib/problem.ts';
import { createAccount } from './create-account.ts';
import type { Place, WhenBorn } from './place.ts';
import { findLinkSubject, hasOwner, spendLinkToken } from './queries.ts';
import { hashToken, isToken } from './token.ts';

/** Spend the link that start printed and make its holder the owner of this place, once. */
export async function setUpOwner(
  {
    database,
    passwords,
    judge,
    now,
    audit,
  }: Pick<Place, 'database' | 'passwords' | 'judge' | 'now' | 'audit'>,
  owner: {
    token: string;
    email: string;
    name: string;
    password: string;
    host: string;
    language: Language;
  },
  whenBorn: WhenBorn,
): Promise<void> {
  const { token, email, name, password, host, language } = owner;
  if (!isToken(token)) throw new Problem('link-spent');
  const link = { hash: hashToken(token), purpose: 'setup', now: now() } as const;
  if ((await findLinkSubject(database, link)) === null) throw new Problem('link-spent');
  await judge.requireGood(password, [name, email, host]);
  const passwordHash = await passwords.hash(password);

  await database.transaction(async (tx) => {
    if ((await spendLinkToken(tx, link)) === null) throw new Problem('link-spent');
    if (await hasOwner(tx)) throw new Problem('link-spent');
    const born = { email, name, passwordHash, role: 'owner', language } as const;
    // The link came from the console: that the address is right, nobody has shown yet.
    const emailVerifiedAt = null;
    const id = await createAccount(tx, { ...born, emailVerifiedAt, now: link.now, whenBorn });
    await audit.record(tx, { event: 'account-born', actorId: id, facts: { by: 'setup' } });
  });
}
