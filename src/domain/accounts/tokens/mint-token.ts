import type { Place } from '#domain/accounts/place.ts';
import { updateAccount } from '#domain/accounts/queries.ts';
import { freshToken, hashToken } from '#domain/accounts/token.ts';
import { freshId } from '#lib/id.ts';
import { Problem } from '#lib/problem.ts';
import { day } from '#lib/units.ts';
import { formatBearer } from './bearer.ts';
import { type MintTokenAnswer, type MintTokenRequest, tokensPerAccount } from './contract.ts';
import { toView } from './list-tokens.ts';
import { countTokens, insertToken } from './queries.ts';

/** Make a token for a program. This answer is the only time that anybody sees it. */
export async function mintToken(
  { database, now, audit }: Pick<Place, 'database' | 'now' | 'audit'>,
  { accountId, label, scopes, days }: MintTokenRequest & { accountId: string },
): Promise<MintTokenAnswer> {
  const secret = freshToken();
  const createdAt = now();
  const row = {
    id: freshId(),
    accountId,
    label,
    hash: hashToken(secret),
    scopes,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + days * day),
    usedAt: null,
  };
  await database.transaction(async (tx) => {
    // Held until the end: two that come at once are counted one after the other.
    await updateAccount(tx, accountId, { changedAt: createdAt });
    if ((await countTokens(tx, { accountId, now: createdAt })) >= tokensPerAccount) {
      throw new Problem('too-many-tokens', { limit: tokensPerAccount });
    }
    await insertToken(tx, row);
    const facts = { scopes: scopes.join(' '), days };
    await audit.record(tx, { event: 'token-minted', targetId: row.id, facts });
  });
  return { ...toView(row), token: formatBearer({ id: row.id, secret }) };
}
