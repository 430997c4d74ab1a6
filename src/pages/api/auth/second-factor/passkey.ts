import { passkeySecondFactorRequest } from '#domain/accounts/factors/contract.ts';
import { finishByPasskey } from '#domain/accounts/factors/finish-by-passkey.ts';
import { endpoint } from '#http/endpoint.ts';
import { enterBySecondFactor } from '#http/entrances/second-factor.ts';
import { passkeySite } from '#http/passkey-site.ts';
import { readJson } from '#http/read-json.ts';
import { sessionAnswer } from '#http/session-answer.ts';

export const prerender = false;

/** Finish a sign-in that waits, with a passkey of its account. */
export const POST = endpoint(async ({ request, locals }) => {
  const { services } = locals;
  const { passkey: signed } = await readJson(request, passkeySecondFactorRequest);
  const begun = await enterBySecondFactor(locals, (token) =>
    finishByPasskey(services, passkeySite(services), { token, signed }),
  );
  return sessionAnswer(services, begun.account, begun.session);
});
