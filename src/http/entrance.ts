import { freshToken, isToken } from '#domain/accounts/token.ts';
import { cookieLifetimes, cookieNames, formatCookie } from './cookies.ts';
import { mintCsrfToken } from './csrf.ts';

/**
 * Prepare a form for somebody who is not signed in: a CSRF token, and the cookie that it is bound to.
 */
export function openEntrance({ services, cookies, setCookie }: App.Locals): string {
  const given = cookies.get(cookieNames.entrance);
  const bound = isToken(given) ? given : freshToken();
  setCookie(formatCookie(cookieNames.entrance, bound, cookieLifetimes.entrance));
  return mintCsrfToken(services.secrets, 'entrance', bound);
}

/**
 * Prepare the form behind a link. Its secret is in the fragment, which browsers do not tell; the page
 * tells nothing at all.
 */
export function openLink(locals: App.Locals, headers: Headers): string {
  headers.set('referrer-policy', 'no-referrer');
  return openEntrance(locals);
}
