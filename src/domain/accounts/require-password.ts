import { Problem } from '#lib/problem.ts';
import type { Place } from './place.ts';
import { findAccount } from './queries.ts';

/** Ask somebody who is signed in for the password once more, before an act that matters. */
export async function requirePassword(
  {
    database,
    passwords,
    limiter,
    audit,
  }: Pick<Place, 'database' | 'passwords' | 'limiter' | 'audit'>,
  { accountId, password }: { accountId: string; password: string },
): Promise<void> {
  const lane = `password!${accountId}`;
  await limiter.enter(lane);
  const account = await findAccount(database, accountId);
  if (!(await passwords.verify(password, account?.password ?? null))) {
    audit.note({ event: 'sudo', result: 'refused' });
    throw new Problem('wrong-password');
  }
  await limiter.succeed(lane);
}
