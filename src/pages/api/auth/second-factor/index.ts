import { secondFactorRequest } from '#domain/accounts/factors/contract.ts';
import { finishByCode } from '#domain/accounts/factors/finish-by-code.ts';
import { endpoint } from '#http/endpoint.ts';
import { enterBySecondFactor } from '#http/entrances/second-factor.ts';
import { readJson } from '#http/read-json.ts';
import { sessionAnswer } from '#http/session-answer.ts';

export const prerender = false;

/** Finish a sign-in that waits, with a code of the app or a recovery code. */
export const POST = endpoint(async ({ request, locals }) => {
  const { services } = locals;
  const { code } = await readJson(request, secondFactorRequest);
  const begun = await enterBySecondFactor(locals, (token) =>
    finishByCode(services, { token, code }),
  );
  return sessionAnswer(services, begun.account, begun.session);
});
