import { confirmAddress } from '#domain/accounts/confirm-address.ts';
import { newAddressRequest } from '#domain/accounts/contract.ts';
import { endpoint } from '#http/endpoint.ts';
import { limitAddress } from '#http/limits.ts';
import { readJson } from '#http/read-json.ts';

export const prerender = false;

/** Confirm an address with the link of the letter that went there. */
export const POST = endpoint(async ({ request, locals }) => {
  await limitAddress(locals, 'link');
  const { token } = await readJson(request, newAddressRequest);
  await confirmAddress(locals.services, token);
  return new Response(null, { status: 204 });
});
