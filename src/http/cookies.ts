import { pendingSpan } from '#domain/accounts/factors/rules.ts';
import { shareSpan } from '#domain/files/shares/rules.ts';
import { Problem } from '#lib/problem.ts';
import { day, hour, minute, second } from '#lib/units.ts';

/**
 * Our cookies. Old browsers enforce `__Host-`; current ones refuse a `__Host-Http-` that a script
 * sets, or that is not HttpOnly.
 */
export const cookieNames = {
  /** The signed access token. */
  access: '__Host-Http-at',
  /** The refresh token. */
  refresh: '__Host-Http-rt',
  /** Binds the forms of people who are not signed in. */
  entrance: '__Host-Http-pre',
  /** Knows a browser that signed in before; opens nothing. */
  browser: '__Host-Http-dev',
  /** A sign-in that waits for its second factor. */
  pending: '__Host-Http-mfa',
  /** What a link of somebody else opens: that one share. */
  share: '__Host-Http-share',
} as const;

/** How long a cookie stays, where that does not depend on the session. */
export const cookieLifetimes = {
  access: 10 * minute,
  entrance: 1 * hour,
  browser: 180 * day,
  pending: pendingSpan,
  share: shareSpan,
} as const;

/** The cookies of one request, by name. */
export type Cookies = ReadonlyMap<string, string>;

/**
 * Read a Cookie header. Values stay as they came: ours need no decoding, so `%zz` is no error. One of
 * ours that comes twice is refused, because no two parsers agree which of them counts.
 */
export function parseCookies(header: string | null): Cookies {
  const cookies = new Map<string, string>();
  for (const pair of (header ?? '').split(';')) {
    const equals = pair.indexOf('=');
    if (equals < 0) continue;
    const name = pair.slice(0, equals).trim();
    if (cookies.has(name)) {
      if (name.startsWith('__Host-Http-')) throw new Problem('double-cookie');
      continue;
    }
    cookies.set(name, pair.slice(equals + 1).trim());
  }
  return cookies;
}

/** Write a cookie that scripts cannot see and other sites cannot set. Without a span it ends with the browser. */
export function formatCookie(name: string, value: string, span?: number): string {
  const age = span === undefined ? '' : `; Max-Age=${Math.max(0, Math.floor(span / second))}`;
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${age}`;
}

/** Take away what signs a browser in. */
export function clearedCookies(): string[] {
  const { access, refresh } = cookieNames;
  return [access, refresh].map((name) => formatCookie(name, '', 0));
}

/** Take away all of ours. */
export function clearAllCookies(): string[] {
  return Object.values(cookieNames).map((name) => formatCookie(name, '', 0));
}
