import { signUpRequest } from '#domain/accounts/contract.ts';
import { signUp } from '#domain/accounts/sign-up.ts';
import { endpoint } from '#http/endpoint.ts';
import { limitAddress } from '#http/limits.ts';
import { readJson } from '#http/read-json.ts';
import { Problem } from '#lib/problem.ts';

export const prerender = false;

/** Ask for an account. The answer is the same whether the address has one: look into your mail. */
export const POST = endpoint(async ({ request, locals }) => {
  const { services, language } = locals;
  await limitAddress(locals, 'signUp');
  const { email } = await readJson(request, signUpRequest);
  if (services.settings.SIGN_UP !== 'open') throw new Problem('sign-up-closed');
  await signUp(services, { email, language });
  return new Response(null, { status: 202 });
});
