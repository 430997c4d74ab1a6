import { signInRequest } from '#domain/accounts/contract.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { enterByPassword } from '#http/entrances/sign-in.ts';
import { limitAddress } from '#http/limits.ts';
import { readJson } from '#http/read-json.ts';
import { sessionAnswer } from '#http/session-answer.ts';

export const prerender = false;

/**
 * Sign in with address and password. The session that this browser had ends, unless a second factor
 * is still to be shown.
 */
export const POST = endpoint(async ({ request, locals }) => {
  await limitAddress(locals, 'signIn');
  const wish = await readJson(request, signInRequest);
  const begun = await enterByPassword({ locals, request }, wish);
  if (!begun) return answerJson({ account: null, csrf: null, needs: 'second-factor' });
  return sessionAnswer(locals.services, begun.account, begun.session);
});
