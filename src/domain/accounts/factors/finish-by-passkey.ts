import type { Begun } from '#domain/accounts/begin-session.ts';
import type { Place } from '#domain/accounts/place.ts';
import type { SignedPasskey } from './contract.ts';
import { type PasskeySite, verifyPasskey } from './passkey.ts';
import { completeSignIn, takeTry } from './pending-sign-in.ts';
import { setPendingChallenge, touchPasskey } from './queries.ts';

/** Finish a sign-in with a passkey of its account, over the challenge that it was asked. */
export async function finishByPasskey(
  place: Omit<Place, 'passwords' | 'log'>,
  site: PasskeySite,
  { token, signed }: { token: string | undefined; signed: SignedPasskey },
): Promise<Begun> {
  const { database } = place;
  const pending = await takeTry(place, token);
  const { hash, challenge, accountId } = pending;
  // A challenge is answered once, whatever the answer.
  await database.transaction((tx) => setPendingChallenge(tx, { hash, challenge: null }));
  const verified =
    challenge === null ? null : await verifyPasskey(database, site, { signed, challenge });
  return completeSignIn(place, pending, async (tx, usedAt) => {
    if (verified?.passkey.accountId !== accountId) return null;
    const { passkey, counter, backedUp } = verified;
    const touched = await touchPasskey(tx, { id: passkey.id, counter, backedUp, usedAt });
    return touched ? { by: 'passkey', amr: 'pwd pop mfa' } : null;
  });
}
