import type { Place } from '#domain/accounts/place.ts';
import { Problem } from '#lib/problem.ts';
import { deleteToken } from './queries.ts';

/** Take one of an account's own tokens away. Another's looks like one that is not there. */
export async function revokeToken(
  { database, audit }: Pick<Place, 'database' | 'audit'>,
  token: { accountId: string; id: string },
): Promise<void> {
  await database.transaction(async (tx) => {
    if (!(await deleteToken(tx, token))) throw new Problem('token-not-found');
    await audit.record(tx, { event: 'token-revoked', targetId: token.id });
  });
}
