import { Problem } from '#lib/problem.ts';
import type { Place } from './place.ts';
import { deleteOwnSession } from './queries.ts';

/** End one of an account's own sessions. Another's looks like one that is not there. */
export async function endSession(
  { database, audit }: Pick<Place, 'database' | 'audit'>,
  session: { accountId: string; id: string },
): Promise<void> {
  await database.transaction(async (tx) => {
    if (!(await deleteOwnSession(tx, session))) throw new Problem('session-not-found');
    await audit.record(tx, { event: 'session-ended', sessionId: session.id });
  });
}
