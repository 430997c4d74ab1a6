import { endSessionRequest } from '#domain/accounts/contract.ts';
import { endSession } from '#domain/accounts/end-session.ts';
import { requirePassword } from '#domain/accounts/require-password.ts';
import { endpoint } from '#http/endpoint.ts';
import { readJson } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** End one of this account's own sessions, with the current password. */
export const POST = endpoint(async ({ request, locals }) => {
  const accountId = requireAccount(locals).id;
  const { id, password } = await readJson(request, endSessionRequest);
  await requirePassword(locals.services, { accountId, password });
  await endSession(locals.services, { accountId, id });
  return new Response(null, { status: 204 });
});
