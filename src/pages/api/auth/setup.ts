import { setupRequest } from '#domain/accounts/contract.ts';
import { setUpOwner } from '#domain/accounts/set-up-owner.ts';
import { endpoint } from '#http/endpoint.ts';
import { limitAddress } from '#http/limits.ts';
import { readJson } from '#http/read-json.ts';

export const prerender = false;

/** Make the holder of the printed link the owner of this place. It signs nobody in. */
export const POST = endpoint(async ({ request, locals }) => {
  const { services, origin, language } = locals;
  await limitAddress(locals, 'link');
  const wish = await readJson(request, setupRequest);
  const host = new URL(origin).hostname;
  await setUpOwner(services, { ...wish, host, language }, services.whenBorn);
  return new Response(null, { status: 204 });
});
