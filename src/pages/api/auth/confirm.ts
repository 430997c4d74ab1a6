import { confirmSignUp } from '#domain/accounts/confirm-sign-up.ts';
import { confirmRequest } from '#domain/accounts/contract.ts';
import { endpoint } from '#http/endpoint.ts';
import { requireOpenDoor } from '#http/entrances/letters.ts';
import { limitAddress } from '#http/limits.ts';
import { readJson } from '#http/read-json.ts';

export const prerender = false;

/** Let the account of a confirmed address be born. It signs nobody in. */
export const POST = endpoint(async ({ request, locals }) => {
  const { services, origin } = locals;
  await limitAddress(locals, 'link');
  // The letter may have been sent before the door was closed.
  requireOpenDoor(services);
  const wish = await readJson(request, confirmRequest);
  const host = new URL(origin).hostname;
  await confirmSignUp(services, { ...wish, host }, services.whenBorn);
  return new Response(null, { status: 204 });
});
