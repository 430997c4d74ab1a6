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
  | { outcome: 'reused'; sessionId: string; accountId: string }
  | { outcome: 'unknown' | 'ended' };

/**
 * Exchange a refresh token for its successor. Within the grace every holder of the old token gets
 * the same successor; after it, an old token is a stolen one, and the whole family ends.
 */
export async function refreshSession(
  { database, now, audit }: Pick<Place, 'database' | 'now' | 'audit'>,
  token: string,
): Promise<Begun> {
  if (!isRefreshToken(token)) throw new Problem('not-signed-in');
  const cameAt = now();
  // The outcome leaves the transaction as a value: a throw would undo the end of a stolen family.
  const rotation = await database.transaction(async (tx) => {
    const rotation = await rotate(tx, { old: token, cameAt, now: now() });
    if (rotation.outcome === 'reused') {
      const { accountId, sessionId } = rotation;
      await audit.record(tx, { event: 'refresh-reuse', result: 'refused', accountId, sessionId });
    }
    return rotation;
  });
  switch (rotation.outcome) {
    case 'renewed':
    case 'repeated':
      return rotation;
    case 'reused':
    case 'unknown':
    case 'ended':
      throw new Problem('not-signed-in');
  }
}

async function rotate(
  tx: Transaction,
  { old, cameAt, now }: { old: string; cameAt: Date; now: Date },
): Promise<Rotation> {
  const hash = hashToken(old);
  const named = await findRefreshToken(tx, hash);
  if (!named) return { outcome: 'unknown' };
  const { sessionId, accountId } = named;
  // A family that is dead already has no session: its late replay ends nothing, but is noticed.
  const alive = await lockSession(tx, sessionId);
  if (!alive) {
    return named.usedAt ? { outcome: 'reused', sessionId, accountId } : { outcome: 'ended' };
  }

  const store = sessionStore(tx, now);
  const account = await findAccount(tx, accountId);
  const session = account?.status === 'active' ? await store.validate(sessionId) : null;
  if (!account || !session) {
    await store.end(sessionId);
    return { outcome: 'ended' };
  }

  // Read again now that the session is ours: another process may have spent it while we waited.
  const row = await findRefreshToken(tx, hash);
  if (row?.usedAt) {
    // Not by the time now: who waited long for the database is no thief for that.
    const age = cameAt.getTime() - row.usedAt.getTime();
    if (age <= refreshGrace && row.sealedNext !== null) {
      const refreshToken = unsealNext(old, row.sealedNext);
      return { outcome: 'repeated', ...toVisitor(account, session), refreshToken };
    }
    await store.end(sessionId);
    const body: LetterJob = { purpose: 'reuse', subjectId: accountId };
    await addToOutbox(tx, { topic: 'letter', key: accountId, body, dueAt: now });
    return { outcome: 'reused', sessionId, accountId };
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
