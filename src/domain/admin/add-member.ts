import type { z } from 'zod';
import { createAccount } from '#domain/accounts/create-account.ts';
import type { Place, WhenBorn } from '#domain/accounts/place.ts';
import { freshToken } from '#domain/accounts/token.ts';
import type { addMemberRequest } from './contract.ts';

/**
 * Let an account be born at the word of who runs the place. Without a password it gets one that
 * nobody knows, and its holder chooses another by letter. The address is confirmed by that letter.
 */
export async function addMember(
  {
    database,
    passwords,
    judge,
    now,
    audit,
  }: Pick<Place, 'database' | 'passwords' | 'judge' | 'now' | 'audit'>,
  member: z.output<typeof addMemberRequest> & { password: string | null; host: string },
  whenBorn: WhenBorn,
): Promise<string> {
  const { email, name, role, language, password, host } = member;
  if (password !== null) await judge.requireGood(password, [name, email, host]);
  const passwordHash = await passwords.hash(password ?? freshToken());
  return database.transaction(async (tx) => {
    const born = { email, name, passwordHash, role, language, emailVerifiedAt: null };
    const id = await createAccount(tx, { ...born, now: now(), whenBorn });
    await audit.record(tx, { event: 'account-born', accountId: id, facts: { by: 'owner' } });
    return id;
  });
}
