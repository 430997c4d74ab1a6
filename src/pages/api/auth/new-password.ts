import { newPasswordRequest } from '#domain/accounts/contract.ts';
import { resetPassword } from '#domain/accounts/reset-password.ts';
import { endpoint } from '#http/endpoint.ts';
import { limitAddress } from '#http/limits.ts';
import { readJson } from '#http/read-json.ts';

export const prerender = false;

/** Replace a forgotten password with the link of a letter. It ends all sessions and begins none. */
export const POST = endpoint(async ({ request, locals }) => {
  await limitAddress(locals, 'link');
  const wish = await readJson(request, newPasswordRequest);
  const host = new URL(locals.origin).hostname;
  await resetPassword(locals.services, { ...wish, host });
  return new Response(null, { status: 204 });
});
