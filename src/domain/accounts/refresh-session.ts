import type { Transaction } from '#adapters/database/database.ts';
import { addToOutbox } from '#adapters/queue/queries.ts';
import { Problem } from '#lib/problem.ts';
import type { Begun } from './begin-session.ts';
import type { Place } from './place.ts';
import {
  findAccount,
  findRefreshToken,
  insertRefreshToken,
  lockSession,
  spendRefreshToken,
  touchSession,
} from './queries.ts';
import { lifetimes, refreshGrace } from './rules.ts';
import type { LetterJob } from './send-letter.ts';
import { sessionStore } from './session-store.ts';
import { freshRefreshToken, hashToken, isRefreshToken, sealNext, unsealNext } from './token.ts';
import { toVisitor } from './visitor.ts';

type Rotation =
  | ({ outcome: 'renewed' | 'repeated' } & Begun)
  | { outcome: 'unknown' | 'ended' | 'reused'; sessionId: string | null };

/**
 * Exchange a refresh token for its successor. Within the grace every holder of the old token gets
 * the same successor; after it, an old token is a stolen one, and the whole family ends.
 */
export async function refreshSession(
  { database, now, log }: Pick<Place, 'database' | 'now' | 'log'>,
  token: string,
): Promise<Begun> {
  if (!isRefreshToken(token)) throw new Problem('not-signed-in');
  // The outcome leaves the transaction as a value: a throw would undo the end of a stolen family.
  const rotation = await database.transaction((tx) => rotate(tx, token, now()));
  switch (rotation.outcome) {
    case 'renewed':
    case 'repeated':
      return rotation;
    case 'reused':
      log.warn({ event: 'refresh-reuse', sessionId: rotation.sessionId });
      throw new Problem('not-signed-in');
    case 'unknown':
    case 'ended':
      throw new Problem('not-signed-in');
  }
}

async function rotate(tx: Transaction, old: string, now: Date): Promise<Rotation> {
  const hash = hashToken(old);
  const named = await findRefreshToken(tx, hash);
  if (!named) return { outcome: 'unknown', sessionId: null };
  const { sessionId, accountId } = named;
  // A family that is dead already has no session: its late replay ends nothing, but is noticed.
  const alive = await lockSession(tx, sessionId);
  if (!alive) return { outcome: named.usedAt ? 'reused' : 'ended', sessionId };

  const store = sessionStore(tx, now);
  const account = await findAccount(tx, accountId);
  const session = account?.status === 'active' ? await store.validate(sessionId) : null;
  if (!account || !session) {
    await store.end(sessionId);
    return { outcome: 'ended', sessionId };
  }

  // Read again now that the session is ours: another process may have spent it while we waited.
  const row = await findRefreshToken(tx, hash);
  if (row?.usedAt) {
    const age = now.getTime() - row.usedAt.getTime();
    if (age <= refreshGrace && row.sealedNext !== null) {
      const refreshToken = unsealNext(old, row.sealedNext);
      return { outcome: 'repeated', ...toVisitor(account, session), refreshToken };
    }
    await store.end(sessionId);
    const body: LetterJob = { purpose: 'reuse', subjectId: accountId };
    await addToOutbox(tx, { topic: 'letter', key: accountId, body, dueAt: now });
    return { outcome: 'reused', sessionId };
  }

  const next = freshRefreshToken();
  const sealedNext = sealNext(old, next);
  if (!(await spendRefreshToken(tx, { hash, usedAt: now, sealedNext }))) {
    throw new Error('A refresh token was spent while its session was locked.');
  }
  await insertRefreshToken(tx, { hash: hashToken(next), sessionId, accountId, createdAt: now });
  const idleEnd = now.getTime() + lifetimes[account.role].idle;
  const idleEndsAt = new Date(Math.min(idleEnd, session.expiresAt.getTime()));
  await touchSession(tx, { id: sessionId, usedAt: now, idleEndsAt });
  return {
    outcome: 'renewed',
    ...toVisitor(account, { ...session, usedAt: now, idleEndsAt }),
    refreshToken: next,
  };
}
