import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Secrets } from '#adapters/secrets/secrets.ts';
import type { Session } from '#domain/accounts/session.ts';
import { freshId } from '#lib/id.ts';
import { KiB, second } from '#lib/units.ts';
import { cookieLifetimes } from './cookies.ts';

/** What an access token says, once it is believed: which session, at which epoch of the account. */
export interface AccessClaims {
  readonly accountId: string;
  readonly sessionId: string;
  readonly authEpoch: number;
}

const type = 'at+jwt';
const largest = 2 * KiB;

/** Sign an access token for a session. It holds no role, address or name. */
export async function mintAccessToken(
  { signing }: Pick<Secrets, 'signing'>,
  {
    session,
    authEpoch,
    issuer,
    now,
  }: { session: Session; authEpoch: number; issuer: string; now: Date },
): Promise<string> {
  const seconds = (moment: number) => Math.floor(moment / second);
  return new SignJWT({
    sid: session.id,
    ver: authEpoch,
    amr: session.amr.split(' '),
    auth_time: seconds(session.authenticatedAt.getTime()),
  })
    .setProtectedHeader({ alg: 'EdDSA', typ: type, kid: signing.kid })
    .setIssuer(issuer)
    .setAudience(issuer)
    .setSubject(session.accountId)
    .setJti(freshId())
    .setIssuedAt(seconds(now.getTime()))
    .setExpirationTime(seconds(now.getTime() + cookieLifetimes.access))
    .sign(signing.key);
}

/**
 * Check an access token in every respect that needs no database. One of ours that has grown old is
 * `old`; anything else that we would not have signed is `forged`.
 */
export async function verifyAccessToken(
  { verifying }: Pick<Secrets, 'verifying'>,
  { token, issuer, now }: { token: string; issuer: string; now: Date },
): Promise<AccessClaims | 'old' | 'forged'> {
  if (!isCanonical(token)) return 'forged';
  try {
    const { payload } = await jwtVerify(
      token,
      // The header only names one of our keys; what else it says about keys is not looked at.
      ({ kid }) => {
        const key = verifying.get(kid ?? '');
        if (!key) throw new Error('unknown kid');
        return key;
      },
      {
        algorithms: ['EdDSA'],
        issuer,
        audience: issuer,
        typ: type,
        requiredClaims: ['exp', 'iat', 'sub', 'sid', 'jti', 'ver'],
        maxTokenAge: '10m',
        clockTolerance: 5,
        currentDate: now,
      },
    );
    return toClaims(payload);
  } catch (error) {
    // jose looks at the signature before it looks at the clock.
    return error instanceof errors.JWTExpired ? 'old' : 'forged';
  }
}

function toClaims({ sub, sid, ver }: JWTPayload): AccessClaims | 'forged' {
  if (typeof sub !== 'string' || typeof sid !== 'string' || typeof ver !== 'number') {
    return 'forged';
  }
  return { accountId: sub, sessionId: sid, authEpoch: ver };
}

/** jose takes five spellings of one signature; here a token has one. */
function isCanonical(token: string): boolean {
  if (token.length > largest) return false;
  const parts = token.split('.');
  return (
    parts.length === 3 &&
    parts.every((part) => Buffer.from(part, 'base64url').toString('base64url') === part)
  );
}
