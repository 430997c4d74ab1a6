import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { Place } from '#domain/accounts/place.ts';
import { hashToken } from '#domain/accounts/token.ts';
import type { Account } from '#domain/accounts/visitor.ts';
import { Problem } from '#lib/problem.ts';
import { type PasskeySite, toRelyingParty } from './passkey.ts';
import { findWaiting } from './pending-sign-in.ts';
import { insertChallenge, listPasskeys, setPendingChallenge } from './queries.ts';
import { challengeSpan, passkeysPerAccount } from './rules.ts';

type Ground = Pick<Place, 'database' | 'now'>;

/** Ask a browser to make a passkey for an account. */
export async function askNewPasskey(
  { database, now }: Ground,
  site: PasskeySite,
  { account, boundTo }: { account: Account; boundTo: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { id: accountId, email, name } = account;
  const known = await listPasskeys(database, accountId);
  if (known.length >= passkeysPerAccount) throw new Problem('too-many-passkeys');
  const options = await generateRegistrationOptions({
    rpName: 'Solah',
    rpID: toRelyingParty(site),
    userID: Uint8Array.from(Buffer.from(accountId)),
    userName: email,
    userDisplayName: name,
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: [...transports] })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const hash = hashToken(options.challenge);
  await database.transaction((tx) =>
    insertChallenge(tx, { hash, purpose: 'add', accountId, boundTo, ...spanFrom(now()) }),
  );
  return options;
}

/** Ask a browser for a passkey of this site, whoever's it is. `boundTo` knows the browser again. */
export async function askAnyPasskey(
  { database, now }: Ground,
  site: PasskeySite,
  boundTo: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({
    rpID: toRelyingParty(site),
    userVerification: 'required',
  });
  const hash = hashToken(options.challenge);
  await database.transaction((tx) =>
    insertChallenge(tx, { hash, purpose: 'sign-in', boundTo, ...spanFrom(now()) }),
  );
  return options;
}

/** Ask a browser whose sign-in waits for one of its account's passkeys. */
export async function askPasskeyOf(
  place: Ground,
  site: PasskeySite,
  token: string | undefined,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const pending = await findWaiting(place, token);
  if (!pending) throw new Problem('sign-in-over');
  const { hash, accountId } = pending;
  const known = await listPasskeys(place.database, accountId);
  if (known.length === 0) throw new Problem('factor-not-found');
  const options = await generateAuthenticationOptions({
    rpID: toRelyingParty(site),
    userVerification: 'required',
    allowCredentials: known.map(({ id, transports }) => ({ id, transports: [...transports] })),
  });
  const { challenge } = options;
  await place.database.transaction((tx) => setPendingChallenge(tx, { hash, challenge }));
  return options;
}

function spanFrom(now: Date) {
  return { createdAt: now, expiresAt: new Date(now.getTime() + challengeSpan) };
}
