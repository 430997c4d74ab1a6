import { endSessions } from '#domain/accounts/end-sessions.ts';
import { endpoint } from '#http/endpoint.ts';
import { requireSession } from '#http/require-account.ts';

export const prerender = false;

/** End every session of this account but this one. */
export const POST = endpoint(async ({ locals }) => {
  const { id: except, accountId } = requireSession(locals);
  await endSessions(locals.services, { accountId, except });
  return new Response(null, { status: 204 });
});
