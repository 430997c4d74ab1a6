import { beginSession } from '#domain/accounts/begin-session.ts';
import type { Place } from '#domain/accounts/place.ts';
import { findAccount, upsertKnownBrowser } from '#domain/accounts/queries.ts';
import type { SignedIn } from '#domain/accounts/sign-in.ts';
import { freshToken, hashToken, isToken } from '#domain/accounts/token.ts';
import { Problem } from '#lib/problem.ts';
import type { SignedPasskey } from './contract.ts';
import { type PasskeySite, readChallenge, verifyPasskey } from './passkey.ts';
import { spendChallenge, touchPasskey } from './queries.ts';

/**
 * Begin a session for whoever holds a passkey: it says whose account it is, and the authenticator
 * recognised its owner, so that two factors are shown at once. Every reason to say no sounds the same.
 */
export async function signInByPasskey(
  { database, now, audit }: Pick<Place, 'database' | 'now' | 'audit'>,
  site: PasskeySite,
  visitor: {
    signed: SignedPasskey;
    /** Knows the browser that was asked. */
    boundTo: string;
    remember: boolean;
    agent: string;
    browserToken: string | undefined;
    endSessionId: string | null;
  },
): Promise<SignedIn> {
  const { signed, boundTo, remember, agent, endSessionId } = visitor;
  const browserToken = isToken(visitor.browserToken) ? visitor.browserToken : freshToken();
  const challenge = readChallenge(signed);
  const wanted = { purpose: 'sign-in', boundTo, now: now() } as const;
  const isAsked =
    challenge !== null &&
    (await database.transaction((tx) =>
      spendChallenge(tx, { hash: hashToken(challenge), ...wanted }),
    ));
  const verified = isAsked ? await verifyPasskey(database, site, { signed, challenge }) : null;
  const begun =
    verified &&
    (await database.transaction(async (tx) => {
      const moment = now();
      const { passkey, counter, backedUp } = verified;
      const { id, accountId } = passkey;
      const account = await findAccount(tx, accountId);
      if (account?.status !== 'active') return null;
      if (!(await touchPasskey(tx, { id, counter, backedUp, usedAt: moment }))) return null;
      const browser = { hash: hashToken(browserToken), accountId, usedAt: moment };
      await upsertKnownBrowser(tx, browser);
      const facts = { by: 'passkey' };
      await audit.record(tx, { event: 'second-factor', actorId: accountId, targetId: id, facts });
      const birth = { account, agent, remember, endSessionId, now: moment, amr: 'pop mfa' };
      return beginSession(tx, audit, birth);
    }));
  if (begun) return { state: 'signed-in', ...begun, browserToken };
  const accountId = verified?.passkey.accountId ?? null;
  audit.note({ event: 'sign-in', result: 'refused', accountId });
  throw new Problem('passkey-refused');
}
