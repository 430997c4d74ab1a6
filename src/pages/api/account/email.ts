import { askForAddress } from '#domain/accounts/ask-for-address.ts';
import { changeAddressRequest } from '#domain/accounts/contract.ts';
import { endpoint } from '#http/endpoint.ts';
import { limitLetters } from '#http/limits.ts';
import { readJson } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Ask for another address, or for the own one to be confirmed. A letter goes there. */
export const POST = endpoint(async ({ request, locals }) => {
  const accountId = requireAccount(locals).id;
  const { email } = await readJson(request, changeAddressRequest);
  await limitLetters(locals.services, accountId);
  await askForAddress(locals.services, { accountId, email });
  return new Response(null, { status: 202 });
});
