import { acceptInvitation } from '#domain/accounts/accept-invitation.ts';
import { confirmRequest } from '#domain/accounts/contract.ts';
import { endpoint } from '#http/endpoint.ts';
import { limitAddress } from '#http/limits.ts';
import { readJson } from '#http/read-json.ts';
import { Problem } from '#lib/problem.ts';

export const prerender = false;

/** Let the account of somebody who was invited be born. It signs nobody in. */
export const POST = endpoint(async ({ request, locals }) => {
  const { services, origin } = locals;
  await limitAddress(locals, 'link');
  const wish = await readJson(request, confirmRequest);
  if (services.settings.SIGN_UP === 'closed') throw new Problem('sign-up-closed');
  const host = new URL(origin).hostname;
  await acceptInvitation(services, { ...wish, host }, services.whenBorn);
  return new Response(null, { status: 204 });
});
