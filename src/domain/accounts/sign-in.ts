import { Problem } from '#lib/problem.ts';
import { type Begun, beginSession } from './begin-session.ts';
import { toEmailKey } from './email.ts';
import { openPending } from './factors/pending-sign-in.ts';
import { hasFactor } from './factors/queries.ts';
import type { Place } from './place.ts';
import {
  findAccount,
  findAccountByEmail,
  isKnownBrowser,
  replaceHash,
  upsertKnownBrowser,
} from './queries.ts';
import { freshToken, hashToken, isToken } from './token.ts';

/** What a sign-in begins, and what its browser is known by from now on. */
export interface SignedIn extends Begun {
  readonly state: 'signed-in';
  readonly browserToken: string;
}

/** A sign-in whose second factor is still to be shown: no session yet, and nothing like one. */
export interface Pending {
  readonly state: 'pending';
  readonly pendingToken: string;
  /** What the browser is known by once the sign-in is whole. */
  readonly browserToken: string;
}

/**
 * Begin a session for whoever knows the password, or let it wait for a second factor. An address
 * without an account, a disabled account and a wrong password cost the same work and get the same
 * answer. Guesses close the lane of the address; a browser that signed in before has its own, so
 * nobody can lock a member out.
 */
export async function signIn(
  { database, passwords, limiter, now, audit }: Omit<Place, 'secrets' | 'log'>,
  visitor: {
    email: string;
    password: string;
    remember: boolean;
    /** The family of the browser, for the list of sessions. */
    agent: string;
    /** What this browser was given when it signed in before. */
    browserToken: string | undefined;
    /** The session that this browser came with, which ends. */
    endSessionId: string | null;
  },
): Promise<SignedIn | Pending> {
  const { email, password, remember, agent, endSessionId } = visitor;
  const browserToken = isToken(visitor.browserToken) ? visitor.browserToken : freshToken();
  const hash = hashToken(browserToken);
  const emailKey = toEmailKey(email);
  const found = await findAccountByEmail(database, emailKey);
  const known = await isKnownBrowser(database, { hash, accountId: found?.id ?? '' });
  const lane = known ? `browser!${hash}` : `address!${emailKey}`;
  await limiter.enter(lane);

  const usable = found?.status === 'active' ? found : null;
  const right = await passwords.verify(password, usable?.password ?? null);
  if (!usable || !right) {
    audit.note({ event: 'sign-in', result: 'refused', accountId: found?.id ?? null });
    throw new Problem('wrong-credentials');
  }
  await limiter.succeed(lane);
  const { id, password: from } = usable;
  const to = passwords.isOutdated(from) ? await passwords.hash(password) : null;

  return database.transaction(async (tx) => {
    // Read again where nothing slips in between: it may have been disabled while we computed.
    const account = await findAccount(tx, id);
    if (account?.status !== 'active' || account.password !== from) {
      throw new Problem('wrong-credentials');
    }
    if (to !== null) await replaceHash(tx, { id, from, to });
    if (await hasFactor(tx, id)) {
      const wish = { accountId: id, remember, agent, browserHash: hash, endSessionId };
      const pendingToken = await openPending(tx, wish, now());
      return { state: 'pending', pendingToken, browserToken };
    }
    await upsertKnownBrowser(tx, { hash, accountId: id, usedAt: now() });
    const birth = { account, agent, remember, endSessionId, now: now() };
    const begun = await beginSession(tx, audit, birth);
    return { state: 'signed-in', ...begun, browserToken };
  });
}
