import type { KeyObject } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Secrets } from '#adapters/secrets/secrets.ts';
import type { Session } from '#domain/accounts/session.ts';
import { freshId } from '#lib/id.ts';
import { KiB, minute, second } from '#lib/units.ts';
import { cookieLifetimes } from './cookies.ts';

/** What an access token says, once it is believed: which session, at which epoch of the account. */
export interface AccessClaims {
  readonly accountId: string;
  readonly sessionId: string;
  readonly authEpoch: number;
}

const type = 'at+jwt';
const largest = 2 * KiB;
const longestLife = 10 * minute;

/** A token that was checked in full: by this key, for this issuer, and believed within this time. */
interface Checked {
  readonly claims: AccessClaims;
  readonly key: KeyObject | undefined;
  readonly issuer: string;
  readonly from: number;
  readonly until: number;
}

// A session sends one token with every request for ten minutes. To check its signature takes longer
// than to find its session, and the same bytes under the same key are right again.
const checked = new LRUCache<string, Checked>({ max: 5_000 });

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
  const known = checked.get(token);
  if (known && isStillRight(known, { verifying, issuer, now })) return known.claims;
  if (!isCanonical(token)) return 'forged';
  try {
    const { payload, protectedHeader } = await jwtVerify(
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
        maxTokenAge: longestLife / second,
        clockTolerance: 5,
        currentDate: now,
      },
    );
    const claims = toClaims(payload);
    if (claims !== 'forged') {
      const { iat = 0, exp = 0 } = payload;
      checked.set(token, {
        claims,
        key: verifying.get(protectedHeader.kid ?? ''),
        issuer,
        from: iat * second,
        until: Math.min(exp * second, iat * second + longestLife),
      });
    }
    return claims;
  } catch (error) {
    // jose looks at the signature before it looks at the clock.
    return error instanceof errors.JWTExpired ? 'old' : 'forged';
  }
}

/** Within its life by our clock, and by a key that still counts. The edges are looked at anew. */
function isStillRight(
  { key, issuer, from, until }: Checked,
  asked: { verifying: Secrets['verifying']; issuer: string; now: Date },
): boolean {
  const now = asked.now.getTime();
  const isOurs = [...asked.verifying.values()].some((one) => one === key);
  return isOurs && issuer === asked.issuer && from <= now && now < until;
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
