import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '#adapters/secrets/secrets.ts';
import { readBearer } from './bearer.ts';

/** What a token is for: acts of a session, or the forms of people who are not signed in. */
export type CsrfPurpose = 'session' | 'entrance';

const randomLength = 22;

/** Make a token that only counts together with `bound`: a session's id, or the entrance cookie. */
export function mintCsrfToken(secrets: Secrets, purpose: CsrfPurpose, bound: string): string {
  const random = randomBytes(16).toString('base64url');
  return random + mac(secrets, purpose, bound, random).toString('base64url');
}

/** Tell whether a token was made here, for this purpose and this session. */
export function isCsrfToken(
  secrets: Secrets,
  { token, purpose, bound }: { token: string; purpose: CsrfPurpose; bound: string },
): boolean {
  if (!/^[A-Za-z0-9_-]{65}$/.test(token)) return false;
  const given = Buffer.from(token.slice(randomLength), 'base64url');
  return timingSafeEqual(given, mac(secrets, purpose, bound, token.slice(0, randomLength)));
}

/**
 * Tell whether a request that changes something comes from our own pages. `origin` is the configured
 * one. What a browser says in Sec-Fetch-Site decides; where it says nothing we know, Origin does; a
 * request with neither is not believed.
 */
export function isOwnRequest(headers: Pick<Headers, 'get'>, origin: string): boolean {
  const site = headers.get('sec-fetch-site');
  const named = headers.get('origin');
  // A page that sends no referrer says `null` in its forms. Any other name must not contradict.
  if (site === 'same-origin') return named === null || named === 'null' || named === origin;
  if (site === 'same-site' || site === 'cross-site' || site === 'none') return false;
  return named === origin;
}

/**
 * Tell whether an act may come in as far as its origin goes: from our own pages, or from a program
 * that shows a token and says nothing of a site. What a browser says counts beside a token, too.
 */
export function isOwnAct(headers: Pick<Headers, 'get'>, origin: string): boolean {
  const silent = headers.get('sec-fetch-site') === null && headers.get('origin') === null;
  return (silent && readBearer(headers) !== null) || isOwnRequest(headers, origin);
}

function mac(secrets: Secrets, purpose: CsrfPurpose, bound: string, random: string): Buffer {
  return createHmac('sha256', secrets.derive('csrf'))
    .update(`${bound}!${purpose}!${random}`)
    .digest();
}
