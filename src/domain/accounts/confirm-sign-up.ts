import { Problem } from '#lib/problem.ts';
import { createAccount } from './create-account.ts';
import type { Place, WhenBorn } from './place.ts';
import { deleteSignUp, findLinkSubject, findSignUp, spendLinkToken } from './queries.ts';
import { hashToken, isToken } from './token.ts';

/**
 * Spend the link of a letter and let the account be born. Name and password are chosen here and not
 * at sign-up: whoever types them holds the letter, so nobody can prepare an account on the address
 * of another, and strangers' words never travel in our letters.
 */
export async function confirmSignUp(
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
  const link = { hash: hashToken(token), purpose: 'confirm', now: now() } as const;
  // Asked first, so that a guess costs no argon2; decided below, where it is spent.
  const subjectId = await findLinkSubject(database, link);
  const signUp = subjectId === null ? null : await findSignUp(database, subjectId);
  if (!signUp) throw new Problem('link-spent');
  await judge.requireGood(password, [name, signUp.email, host]);
  const passwordHash = await passwords.hash(password);

  await database.transaction(async (tx) => {
    if ((await spendLinkToken(tx, link)) !== signUp.id) throw new Problem('link-spent');
    const { email, language } = signUp;
    const born = { email, name, passwordHash, role: 'member', language } as const;
    const emailVerifiedAt = link.now;
    const id = await createAccount(tx, { ...born, emailVerifiedAt, now: link.now, whenBorn });
    await audit.record(tx, { event: 'account-born', actorId: id, facts: { by: 'letter' } });
    await deleteSignUp(tx, signUp.id);
  });
}
