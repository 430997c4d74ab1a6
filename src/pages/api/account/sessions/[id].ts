import { endSession } from '#domain/accounts/end-session.ts';
import { endpoint } from '#http/endpoint.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** End one of this account's own sessions. */
export const DELETE = endpoint(async ({ params: { id = '' }, locals }) => {
  await endSession(locals.services, { accountId: requireAccount(locals).id, id });
  return new Response(null, { status: 204 });
});
