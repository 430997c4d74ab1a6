import { listSessions } from '#domain/accounts/list-sessions.ts';
import { endpoint } from '#http/endpoint.ts';
import { requireAccount, requireSession } from '#http/require-account.ts';

export const prerender = false;

/** List where this account is signed in. */
export const GET = endpoint(async ({ locals }) => {
  const accountId = requireAccount(locals).id;
  const currentId = requireSession(locals).id;
  const sessions = await listSessions(locals.services, { accountId, currentId });
  return Response.json({ sessions }, { headers: { 'cache-control': 'no-store' } });
});
