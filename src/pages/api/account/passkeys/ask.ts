import { askNewPasskey } from '#domain/accounts/factors/ask-passkey.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { passkeySite } from '#http/passkey-site.ts';
import { requireAccount, requireSession } from '#http/require-account.ts';

export const prerender = false;

/** Ask this browser to make a passkey for its account. */
export const POST = endpoint(async ({ locals }) => {
  const { services } = locals;
  const account = requireAccount(locals);
  const boundTo = requireSession(locals).id;
  return answerJson(await askNewPasskey(services, passkeySite(services), { account, boundTo }));
});
