import type { Transaction } from '#adapters/database/database.ts';
import { type Begun, beginSession } from '#domain/accounts/begin-session.ts';
import type { Place } from '#domain/accounts/place.ts';
import { findAccount, upsertKnownBrowser } from '#domain/accounts/queries.ts';
import { freshToken, hashToken, isToken } from '#domain/accounts/token.ts';
import { Problem } from '#lib/problem.ts';
import {
  countPendingTry,
  findPending,
  insertPending,
  type PendingRow,
  spendPending,
} from './queries.ts';
import { factorBudget, pendingSpan, pendingTries } from './rules.ts';

/** Let a sign-in wait for its second factor; answer the secret that its browser keeps. */
export async function openPending(
  tx: Transaction,
  wish: Pick<PendingRow, 'accountId' | 'remember' | 'agent' | 'browserHash' | 'endSessionId'>,
  now: Date,
): Promise<string> {
  const token = freshToken();
  const expiresAt = new Date(now.getTime() + pendingSpan);
  const needs = 'second-factor';
  await insertPending(tx, { ...wish, hash: hashToken(token), needs, createdAt: now, expiresAt });
  return token;
}

/** Find the sign-in that a browser waits with, or null when it is over. */
export async function findWaiting(
  { database, now }: Pick<Place, 'database' | 'now'>,
  token: string | undefined,
): Promise<PendingRow | null> {
  if (!isToken(token)) return null;
  return findPending(database, { hash: hashToken(token), now: now(), tries: pendingTries });
}

/**
 * Take one of the tries of a sign-in that waits. It is counted before it is looked at, in a
 * transaction of its own, so that no failure gives it back.
 */
export async function takeTry(
  { database, limiter, now }: Pick<Place, 'database' | 'limiter' | 'now'>,
  token: string | undefined,
): Promise<PendingRow> {
  if (!isToken(token)) throw new Problem('sign-in-over');
  const wanted = { hash: hashToken(token), now: now(), tries: pendingTries };
  const pending = await database.transaction((tx) => countPendingTry(tx, wanted));
  if (!pending) throw new Problem('sign-in-over');
  await limiter.spend({ budget: factorBudget, by: pending.accountId });
  return pending;
}

/** What a second factor was, and how a session names it (RFC 8176). */
export interface Proof {
  readonly by: 'totp' | 'recovery-code' | 'passkey';
  readonly amr: string;
}

/** Begin the session of a sign-in that waits, when `prove` finds the second factor right. */
export async function completeSignIn(
  { database, now, audit }: Pick<Place, 'database' | 'now' | 'audit'>,
  pending: PendingRow,
  prove: (tx: Transaction, now: Date) => Promise<Proof | null>,
): Promise<Begun> {
  const { hash, accountId, agent, remember, endSessionId, browserHash, tries } = pending;
  const begun = await database.transaction(async (tx) => {
    const moment = now();
    const account = await findAccount(tx, accountId);
    if (account?.status !== 'active') return null;
    const proof = await prove(tx, moment);
    if (!proof) return null;
    // A new password meanwhile, or another try that was right: what was proven here is undone.
    if (!(await spendPending(tx, { hash, now: moment }))) throw new Problem('sign-in-over');
    await upsertKnownBrowser(tx, { hash: browserHash, accountId, usedAt: moment });
    const { by, amr } = proof;
    await audit.record(tx, { event: 'second-factor', actorId: accountId, facts: { by } });
    return beginSession(tx, audit, { account, agent, remember, endSessionId, now: moment, amr });
  });
  if (begun) return begun;
  audit.note({ event: 'second-factor', result: 'refused', accountId });
  throw new Problem(tries < pendingTries ? 'wrong-code' : 'sign-in-over');
}
