import { signUpRequest } from '#domain/accounts/contract.ts';
import { endpoint } from '#http/endpoint.ts';
import { askForAccount } from '#http/entrances/letters.ts';
import { readJson } from '#http/read-json.ts';

export const prerender = false;

/** Ask for an account. The answer is the same whether the address has one: look into your mail. */
export const POST = endpoint(async ({ request, locals }) => {
  const { email } = await readJson(request, signUpRequest);
  await askForAccount(locals, email);
  return new Response(null, { status: 202 });
});
