import type { SessionView } from './contract.ts';
import type { Place } from './place.ts';
import { sessionStore } from './session-store.ts';

/** List where an account is signed in, the session used last first. */
export async function listSessions(
  { database, now }: Pick<Place, 'database' | 'now'>,
  { accountId, currentId }: { accountId: string; currentId: string },
): Promise<SessionView[]> {
  const sessions = await database.transaction((tx) => sessionStore(tx, now()).list(accountId));
  return sessions.map(({ id, agent, createdAt, usedAt }) => ({
    id,
    agent,
    createdAt: createdAt.toISOString(),
    usedAt: usedAt.toISOString(),
    current: id === currentId,
  }));
}
