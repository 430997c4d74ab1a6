import type { Place } from './place.ts';
import { sessionStore } from './session-store.ts';

/** End a session. What was signed for it stops to count with the next request. */
export async function signOut(
  { database, now }: Pick<Place, 'database' | 'now'>,
  sessionId: string,
): Promise<void> {
  await database.transaction((tx) => sessionStore(tx, now()).end(sessionId));
}
