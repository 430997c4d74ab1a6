import { endSessionRequest } from '#domain/accounts/contract.ts';
import { endSession } from '#domain/accounts/end-session.ts';
import { endpoint } from '#http/endpoint.ts';
import { readJson } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** End one of this account's own sessions. */
export const POST = endpoint(async ({ request, locals }) => {
  const accountId = requireAccount(locals).id;
  const { id } = await readJson(request, endSessionRequest);
  await endSession(locals.services, { accountId, id });
  return new Response(null, { status: 204 });
});
