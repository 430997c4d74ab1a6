import type { Place } from '#domain/accounts/place.ts';
import { type Account, toAccount } from '#domain/accounts/visitor.ts';
import { minute } from '#lib/units.ts';
import { isSecret, parseBearer } from './bearer.ts';
import { findToken, touchToken } from './queries.ts';
import type { Scope } from './scopes.ts';

/** For whom a program acts, and what it may do. */
export interface Program {
  readonly account: Account;
  readonly tokenId: string;
  readonly scopes: readonly Scope[];
}

/**
 * Find for whom a token speaks, or null when it is wrong, over, or of somebody who may not come in.
 * `of` tells whose it would have been, for the audit.
 */
export async function findBearer(
  { database, now }: Pick<Place, 'database' | 'now'>,
  text: string,
): Promise<Program | { of: string | null; tokenId?: string }> {
  const bearer = parseBearer(text);
  const found = bearer && (await findToken(database, bearer.id));
  if (!bearer || !found) return { of: null };
  const { token, account } = found;
  const right = isSecret(bearer.secret, token.hash);
  if (!right || token.expiresAt <= now() || account.status !== 'active') {
    return { of: account.id, tokenId: token.id };
  }
  const usedAt = new Date(Math.floor(now().getTime() / minute) * minute);
  // Most requests of a program come within one minute, and write nothing.
  if (!token.usedAt || token.usedAt < usedAt) {
    await database.transaction((tx) => touchToken(tx, { id: token.id, usedAt }));
  }
  return { account: toAccount(account), tokenId: token.id, scopes: token.scopes };
}
