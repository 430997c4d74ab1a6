import type { Session } from '#domain/accounts/session.ts';
import type { Account } from '#domain/accounts/visitor.ts';
import { Problem } from '#lib/problem.ts';

/** Answer who is signed in, or refuse. */
export function requireAccount({ account }: Pick<App.Locals, 'account'>): Account {
  if (!account) throw new Problem('not-signed-in');
  return account;
}

/** Answer the session of who is signed in, or refuse. */
export function requireSession({ session }: Pick<App.Locals, 'session'>): Session {
  if (!session) throw new Problem('not-signed-in');
  return session;
}
