import { Problem } from '#lib/problem.ts';
import type { AccountView } from './contract.ts';
import type { Place } from './place.ts';
import { findAccount } from './queries.ts';
import { isSudo, type Session } from './session.ts';

/** Get all that an account's holder may see of it. */
export async function getAccount(
  { database, now }: Pick<Place, 'database' | 'now'>,
  session: Session,
): Promise<AccountView> {
  const row = await findAccount(database, session.accountId);
  if (!row) throw new Problem('not-signed-in');
  const { id, email, pendingEmail, name, role, language } = row;
  return {
    id,
    email,
    emailVerifiedAt: row.emailVerifiedAt?.toISOString() ?? null,
    pendingEmail,
    name,
    role,
    language,
    createdAt: row.createdAt.toISOString(),
    sudoUntil: isSudo(session, now()) ? (session.sudoUntil?.toISOString() ?? null) : null,
  };
}
