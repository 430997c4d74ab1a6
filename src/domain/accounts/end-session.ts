import { Problem } from '#lib/problem.ts';
import type { Place } from './place.ts';
import { deleteOwnSession } from './queries.ts';

/** End one of an account's own sessions. Another's looks like one that is not there. */
export async function endSession(
  { database }: Pick<Place, 'database'>,
  session: { accountId: string; id: string },
): Promise<void> {
  const ended = await database.transaction((tx) => deleteOwnSession(tx, session));
  if (!ended) throw new Problem('session-not-found');
}
