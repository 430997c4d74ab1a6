import { sudoRequest } from '#domain/accounts/contract.ts';
import { openSudo } from '#domain/accounts/open-sudo.ts';
import { endpoint } from '#http/endpoint.ts';
import { readJson } from '#http/read-json.ts';
import { requireSession } from '#http/require-account.ts';

export const prerender = false;

/** Open dangerous acts for this session for ten minutes, with the current password. */
export const POST = endpoint(async ({ request, locals }) => {
  const session = requireSession(locals);
  const { password } = await readJson(request, sudoRequest);
  await openSudo(locals.services, { session, password });
  return new Response(null, { status: 204 });
});
