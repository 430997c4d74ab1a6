import type { Place } from './place.ts';
import type { Session } from './session.ts';
import { sessionStore } from './session-store.ts';

/** End a session. What was signed for it stops to count with the next request. */
export async function signOut(
  { database, now, audit }: Pick<Place, 'database' | 'now' | 'audit'>,
  { id: sessionId, accountId }: Pick<Session, 'id' | 'accountId'>,
): Promise<void> {
  await database.transaction(async (tx) => {
    await sessionStore(tx, now()).end(sessionId);
    await audit.record(tx, { event: 'sign-out', actorId: accountId, sessionId });
  });
}
