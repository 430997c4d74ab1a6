import type { Place } from './place.ts';
import * as queries from './queries.ts';
import { isAlive } from './session.ts';
import { hashToken, isRefreshToken } from './token.ts';
import { toVisitor, type Visitor } from './visitor.ts';

type Found = NonNullable<Awaited<ReturnType<typeof queries.findSession>>>;

/**
 * Find who an access token speaks for, or null when its session or account is no more. A refresh
 * token beside it must belong to the same session; `mixed` says that it does not.
 */
export async function findVisitor(
  { database, now }: Pick<Place, 'database' | 'now'>,
  { sessionId, refreshToken }: { sessionId: string; refreshToken: string | undefined },
): Promise<Visitor | 'mixed' | null> {
  const refreshHash = isRefreshToken(refreshToken) ? hashToken(refreshToken) : '';
  const found = await queries.findVisitor(database, { sessionId, refreshHash });
  const visitor = toLiving(found, now());
  const { refreshSessionId } = found ?? { refreshSessionId: null };
  return visitor && refreshSessionId !== null && refreshSessionId !== sessionId ? 'mixed' : visitor;
}

/** Find whose session a refresh token names, or null when that session is no more. */
export async function findRefreshVisitor(
  { database, now }: Pick<Place, 'database' | 'now'>,
  refreshToken: string | undefined,
): Promise<Visitor | null> {
  if (!isRefreshToken(refreshToken)) return null;
  return toLiving(await queries.findRefreshVisitor(database, hashToken(refreshToken)), now());
}

function toLiving(found: Found | null, now: Date): Visitor | null {
  if (found?.account.status !== 'active' || !isAlive(found.session, now)) return null;
  return toVisitor(found.account, found.session);
}
