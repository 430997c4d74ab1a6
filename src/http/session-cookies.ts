import type { Begun } from '#domain/accounts/begin-session.ts';
import type { Place } from '#domain/accounts/place.ts';
import { lifetimes } from '#domain/accounts/rules.ts';
import { mintAccessToken } from './access-token.ts';
import { cookieLifetimes, cookieNames, formatCookie } from './cookies.ts';
import { type Origins, publicOrigin } from './public-origin.ts';

/** Write the cookies that keep a browser signed in: a fresh access token and the refresh token. */
export async function sessionCookies(
  { secrets, now, settings }: Pick<Place, 'secrets' | 'now'> & Origins,
  { session, refreshToken, authEpoch }: Begun,
): Promise<string[]> {
  const moment = now();
  const issuer = publicOrigin(settings);
  const accessToken = await mintAccessToken(secrets, { session, authEpoch, issuer, now: moment });
  const left = session.expiresAt.getTime() - moment.getTime();
  const span = session.remember ? Math.min(lifetimes.member.idle, left) : undefined;
  return [
    formatCookie(cookieNames.access, accessToken, cookieLifetimes.access),
    formatCookie(cookieNames.refresh, refreshToken, span),
  ];
}
