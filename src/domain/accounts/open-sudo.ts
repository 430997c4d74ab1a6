import type { Place } from './place.ts';
import * as queries from './queries.ts';
import { requirePassword } from './require-password.ts';
import { sudoSpan } from './rules.ts';
import type { Session } from './session.ts';

/** Open dangerous acts for this session, for a while, to whoever knows the password. */
export async function openSudo(
  place: Omit<Place, 'secrets' | 'log'>,
  { session, password }: { session: Pick<Session, 'id' | 'accountId'>; password: string },
): Promise<void> {
  const { database, now, audit } = place;
  await requirePassword(place, { accountId: session.accountId, password });
  await database.transaction(async (tx) => {
    const sudoUntil = new Date(now().getTime() + sudoSpan);
    await queries.openSudo(tx, { id: session.id, sudoUntil });
    await audit.record(tx, { event: 'sudo' });
  });
}
