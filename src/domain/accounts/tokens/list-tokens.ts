import type { Place } from '#domain/accounts/place.ts';
import type { TokenView } from './contract.ts';
import { listTokenRows, type TokenRow } from './queries.ts';

/** List the tokens of an account, the newest first. */
export async function listTokens(
  { database }: Pick<Place, 'database'>,
  accountId: string,
): Promise<TokenView[]> {
  return (await listTokenRows(database, accountId)).map(toView);
}

/** Show a token without what it is known by. */
export function toView({ id, label, scopes, createdAt, expiresAt, usedAt }: TokenRow): TokenView {
  return {
    id,
    label,
    scopes,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
  };
}
