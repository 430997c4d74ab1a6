import { askPasskeyOf } from '#domain/accounts/factors/ask-passkey.ts';
import { answerJson } from '#http/answer.ts';
import { cookieNames } from '#http/cookies.ts';
import { endpoint } from '#http/endpoint.ts';
import { limitAddress } from '#http/limits.ts';
import { passkeySite } from '#http/passkey-site.ts';

export const prerender = false;

/** Ask for one of the passkeys of the account whose sign-in waits. */
export const POST = endpoint(async ({ locals }) => {
  const { services, cookies } = locals;
  await limitAddress(locals, 'passkey');
  const token = cookies.get(cookieNames.pending);
  return answerJson(await askPasskeyOf(services, passkeySite(services), token));
});
