import { Problem } from '#lib/problem.ts';
import type { Place } from './place.ts';
import { deleteInvitation, deleteLinks } from './queries.ts';

/** Take an invitation back. Its link opens nothing from now on. */
export async function revokeInvitation(
  { database, audit }: Pick<Place, 'database' | 'audit'>,
  id: string,
): Promise<void> {
  await database.transaction(async (tx) => {
    if (!(await deleteInvitation(tx, id))) throw new Problem('invitation-not-found');
    await deleteLinks(tx, { purpose: 'invite', subjectId: id });
    await audit.record(tx, { event: 'invitation-revoked', accountId: null, targetId: id });
  });
}
