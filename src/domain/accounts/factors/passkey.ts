import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import type { Database } from '#adapters/database/database.ts';
import type { SignedPasskey } from './contract.ts';
import { findPasskey, type PasskeyRow } from './queries.ts';

/** The site that passkeys belong to: its public origin, and the host of it. */
export interface PasskeySite {
  readonly origin: string;
}

/** The name under which authenticators keep passkeys of this site. */
export function toRelyingParty({ origin }: PasskeySite): string {
  return new URL(origin).hostname;
}

/** Tell what was signed, as the browser says; null when that cannot be read. */
export function readChallenge(passkey: { response: { clientDataJSON: string } }): string | null {
  try {
    const { challenge } = decodeClientDataJSON(passkey.response.clientDataJSON);
    return typeof challenge === 'string' ? challenge : null;
  } catch {
    return null;
  }
}

/** A passkey that signed, and what it says of itself. */
export interface VerifiedPasskey {
  readonly passkey: PasskeyRow;
  readonly counter: number;
  readonly backedUp: boolean;
}

/**
 * Check a passkey's signature: over this challenge, for this site, by somebody whom the
 * authenticator recognised. Null for anything else.
 */
export async function verifyPasskey(
  database: Database,
  site: PasskeySite,
  { signed, challenge }: { signed: SignedPasskey; challenge: string },
): Promise<VerifiedPasskey | null> {
  const passkey = await findPasskey(database, signed.id);
  if (!passkey) return null;
  const { userHandle } = signed.response;
  if (userHandle !== undefined && userHandle !== toUserHandle(passkey.accountId)) return null;
  const { id, counter, publicKey } = passkey;
  const checked = await verifyAuthenticationResponse({
    response: toResponse(signed),
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: toRelyingParty(site),
    requireUserVerification: true,
    credential: { id, counter, publicKey: Uint8Array.from(Buffer.from(publicKey, 'base64url')) },
    // The library throws for every reason to say no.
  }).catch(() => null);
  if (!checked?.verified) return null;
  const { newCounter, credentialBackedUp } = checked.authenticationInfo;
  return { passkey, counter: newCounter, backedUp: credentialBackedUp };
}

/** The account's id as an authenticator keeps it. */
export function toUserHandle(accountId: string): string {
  return Buffer.from(accountId).toString('base64url');
}

function toResponse({ response, ...signed }: SignedPasskey): AuthenticationResponseJSON {
  const { userHandle, ...rest } = response;
  return { ...signed, response: userHandle === undefined ? rest : { ...rest, userHandle } };
}
