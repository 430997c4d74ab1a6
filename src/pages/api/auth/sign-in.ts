import { signInRequest } from '#domain/accounts/contract.ts';
import { endpoint } from '#http/endpoint.ts';
import { enterByPassword } from '#http/entrances/sign-in.ts';
import { limitAddress } from '#http/limits.ts';
import { readJson } from '#http/read-json.ts';
import { sessionAnswer } from '#http/session-answer.ts';

export const prerender = false;

/** Sign in with address and password. The session that this browser had ends. */
export const POST = endpoint(async ({ request, locals }) => {
  await limitAddress(locals, 'signIn');
  const wish = await readJson(request, signInRequest);
  const { account, session } = await enterByPassword({ locals, request }, wish);
  return sessionAnswer(locals.services, account, session);
});
