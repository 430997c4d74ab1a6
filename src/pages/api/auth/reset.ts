import { resetRequest } from '#domain/accounts/contract.ts';
import { endpoint } from '#http/endpoint.ts';
import { askForNewPassword } from '#http/entrances/letters.ts';
import { readJson } from '#http/read-json.ts';

export const prerender = false;

/** Ask for a letter that replaces a password. The answer is the same for every address. */
export const POST = endpoint(async ({ request, locals }) => {
  const { email } = await readJson(request, resetRequest);
  await askForNewPassword(locals, email);
  return new Response(null, { status: 202 });
});
