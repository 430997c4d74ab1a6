import type { Transaction } from '#adapters/database/database.ts';
import type { Audit } from './audit/audit-book.ts';
import type { AuditEventName } from './audit/events.ts';
import { insertRefreshToken, noteSignIn } from './queries.ts';
import { sessionStore } from './session-store.ts';
import { freshRefreshToken, hashToken } from './token.ts';
import { type AccountRow, toVisitor, type Visitor } from './visitor.ts';

/** A session with what its browser must keep: shown once, stored only as a hash. */
export interface Begun extends Visitor {
  readonly refreshToken: string;
}

/** Begin a session with its first refresh token. The one that this browser came with ends. */
export async function beginSession(
  tx: Transaction,
  audit: Audit,
  {
    account,
    agent,
    remember,
    endSessionId,
    now,
    amr = 'pwd',
    event = 'sign-in',
  }: {
    account: AccountRow;
    agent: string;
    remember: boolean;
    endSessionId: string | null;
    now: Date;
    /** What was proven, as RFC 8176 names it. */
    amr?: string;
    /** What the audit calls the act that begins it. */
    event?: AuditEventName;
  },
): Promise<Begun> {
  const store = sessionStore(tx, now);
  if (endSessionId !== null) await store.end(endSessionId);
  const { id: accountId, role } = account;
  const { session, ended } = await store.create({ accountId, role, agent, remember, amr });
  for (const sessionId of ended) {
    const facts = { why: 'too-many' };
    await audit.record(tx, { event: 'session-ended', actorId: accountId, sessionId, facts });
  }
  await noteSignIn(tx, { id: accountId, signedInAt: now });
  await audit.record(tx, { event, actorId: accountId, sessionId: session.id });
  const refreshToken = freshRefreshToken();
  await insertRefreshToken(tx, {
    hash: hashToken(refreshToken),
    sessionId: session.id,
    accountId,
    createdAt: now,
  });
  return { ...toVisitor(account, session), refreshToken };
}
