import { askAnyPasskey } from '#domain/accounts/factors/ask-passkey.ts';
import { hashToken } from '#domain/accounts/token.ts';
import { answerJson } from '#http/answer.ts';
import { cookieNames } from '#http/cookies.ts';
import { endpoint } from '#http/endpoint.ts';
import { limitAddress } from '#http/limits.ts';
import { passkeySite } from '#http/passkey-site.ts';

export const prerender = false;

/** Ask a browser for a passkey of this site. The CSRF check saw that it has the entrance cookie. */
export const POST = endpoint(async ({ locals }) => {
  const { services, cookies } = locals;
  await limitAddress(locals, 'passkey');
  const boundTo = hashToken(cookies.get(cookieNames.entrance) ?? '');
  return answerJson(await askAnyPasskey(services, passkeySite(services), boundTo));
});
