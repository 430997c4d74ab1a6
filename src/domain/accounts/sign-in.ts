import { Problem } from '#lib/problem.ts';
import { type Begun, beginSession } from './begin-session.ts';
import { toEmailKey } from './email.ts';
import type { Place } from './place.ts';
import { findAccount, findAccountByEmail, replaceHash } from './queries.ts';

/**
 * Begin a session for whoever knows the password. An address without an account, a disabled account
 * and a wrong password cost the same work and get the same answer.
 */
export async function signIn(
  { database, passwords, now }: Pick<Place, 'database' | 'passwords' | 'now'>,
  visitor: {
    email: string;
    password: string;
    remember: boolean;
    /** The family of the browser, for the list of sessions. */
    agent: string;
    /** The session that this browser came with, which ends. */
    endSessionId: string | null;
  },
): Promise<Begun> {
  const { email, password, remember, agent, endSessionId } = visitor;
  const found = await findAccountByEmail(database, toEmailKey(email));
  const usable = found?.status === 'active' ? found : null;
  const right = await passwords.verify(password, usable?.password ?? null);
  if (!usable || !right) throw new Problem('wrong-credentials');
  const { id, password: from } = usable;
  const to = passwords.isOutdated(from) ? await passwords.hash(password) : null;

  return database.transaction(async (tx) => {
    // Read again where nothing slips in between: it may have been disabled while we computed.
    const account = await findAccount(tx, id);
    if (account?.status !== 'active' || account.password !== from) {
      throw new Problem('wrong-credentials');
    }
    if (to !== null) await replaceHash(tx, { id, from, to });
    return beginSession(tx, { account, agent, remember, endSessionId, now: now() });
  });
}
