import type { Transaction } from '#adapters/database/database.ts';
import type { Audit } from '#domain/accounts/audit/audit-book.ts';
import type { AuditEventName } from '#domain/accounts/audit/events.ts';
import { type Begun, beginSession } from '#domain/accounts/begin-session.ts';
import { deleteSessions, findAccount } from '#domain/accounts/queries.ts';
import type { Session } from '#domain/accounts/session.ts';
import { Problem } from '#lib/problem.ts';

/**
 * Go on with a new session after its holder showed another factor. All others end: they came in with
 * less than is asked from now on.
 */
export async function strengthenSession(
  tx: Transaction,
  audit: Audit,
  { session, amr, event, now }: { session: Session; amr: string; event: AuditEventName; now: Date },
): Promise<Begun> {
  const { accountId, agent, remember } = session;
  const account = await findAccount(tx, accountId);
  if (account?.status !== 'active') throw new Problem('not-signed-in');
  await deleteSessions(tx, { accountId, except: session.id });
  const endSessionId = session.id;
  return beginSession(tx, audit, { account, agent, remember, endSessionId, now, amr, event });
}
