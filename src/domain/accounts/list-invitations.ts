import type { InvitationView } from './contract.ts';
import type { Place } from './place.ts';
import { listWaitingInvitations } from './queries.ts';

/** So many are shown; a place where more wait is better served by open doors. */
const mostShown = 200;

/** List the invitations that nobody has taken up, the newest first. Their links are not known. */
export async function listInvitations({
  database,
  now,
}: Pick<Place, 'database' | 'now'>): Promise<InvitationView[]> {
  const rows = await listWaitingInvitations(database, { now: now(), limit: mostShown });
  return rows.map(({ id, email, role, language, createdAt, expiresAt }) => ({
    id,
    email,
    role,
    language,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }));
}
