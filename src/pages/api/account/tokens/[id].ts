import { revokeToken } from '#domain/accounts/tokens/revoke-token.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId } from '#http/read-id.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Take a token away. Its program is refused from the next request on. */
export const DELETE = endpoint(async ({ params, locals }) => {
  const accountId = requireAccount(locals).id;
  await revokeToken(locals.services, { accountId, id: readId(params, 'token-not-found') });
  return new Response(null, { status: 204 });
});
