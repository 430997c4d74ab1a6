import { endSessions } from '#domain/accounts/end-sessions.ts';
import { clearedCookies } from '#http/cookies.ts';
import { endpoint } from '#http/endpoint.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** End every session of this account, this one too. */
export const POST = endpoint(async ({ locals }) => {
  await endSessions(locals.services, { accountId: requireAccount(locals).id });
  clearedCookies().forEach(locals.setCookie);
  const headers = { 'clear-site-data': '"cache"', 'cache-control': 'no-store' };
  return new Response(null, { status: 204, headers });
});
