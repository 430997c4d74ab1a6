import {
  type RegistrationResponseJSON,
  type VerifiedRegistrationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Begun } from '#domain/accounts/begin-session.ts';
import type { Place } from '#domain/accounts/place.ts';
import type { Session } from '#domain/accounts/session.ts';
import { hashToken } from '#domain/accounts/token.ts';
import { Problem } from '#lib/problem.ts';
import type { CreatedPasskey } from './contract.ts';
import { type PasskeySite, readChallenge, toRelyingParty } from './passkey.ts';
import { countRecoveryCodes, insertPasskey, listPasskeys, spendChallenge } from './queries.ts';
import { passkeysPerAccount } from './rules.ts';
import { strengthenSession } from './strengthen-session.ts';
import { tellMember } from './tell-member.ts';

/**
 * Give an account a passkey that its browser just made. The session goes on as one that showed two
 * factors; `codesLeft` tells whether recovery codes are still to be made.
 */
export async function addPasskey(
  { database, now, audit }: Pick<Place, 'database' | 'now' | 'audit'>,
  site: PasskeySite,
  { session, label, created }: { session: Session; label: string; created: CreatedPasskey },
): Promise<{ begun: Begun; codesLeft: number }> {
  const { accountId } = session;
  const challenge = readChallenge(created);
  const wanted = { purpose: 'add', boundTo: session.id, now: now() } as const;
  const isAsked =
    challenge !== null &&
    (await database.transaction((tx) =>
      spendChallenge(tx, { hash: hashToken(challenge), ...wanted }),
    ));
  const made = isAsked ? await verifyNew(site, { created, challenge }) : null;
  if (!made) throw new Problem('passkey-refused');
  const { id, publicKey, counter } = made.credential;

  return database.transaction(async (tx) => {
    const moment = now();
    if ((await listPasskeys(tx, accountId)).length >= passkeysPerAccount) {
      throw new Problem('too-many-passkeys');
    }
    const kept = await insertPasskey(tx, {
      id,
      accountId,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter,
      transports: created.response.transports ?? [],
      backedUp: made.credentialBackedUp,
      label,
      createdAt: moment,
    });
    if (!kept) throw new Problem('passkey-refused');
    await tellMember(tx, { accountId, purpose: 'passkey-added', now: moment });
    const wish = { session, amr: 'pwd pop mfa', event: 'passkey-added', now: moment } as const;
    const begun = await strengthenSession(tx, audit, wish);
    return { begun, codesLeft: await countRecoveryCodes(tx, accountId) };
  });
}

async function verifyNew(
  site: PasskeySite,
  { created, challenge }: { created: CreatedPasskey; challenge: string },
): Promise<NonNullable<VerifiedRegistrationResponse['registrationInfo']> | null> {
  const { clientDataJSON, attestationObject } = created.response;
  const response: RegistrationResponseJSON = {
    ...created,
    response: { clientDataJSON, attestationObject },
  };
  const checked = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: toRelyingParty(site),
    requireUserVerification: true,
    // The library throws for every reason to say no.
  }).catch(() => null);
  return checked?.verified ? checked.registrationInfo : null;
}
