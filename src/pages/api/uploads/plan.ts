import { planRequest } from '#domain/uploads/contract.ts';
import { makePlan } from '#domain/uploads/make-plan.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readJson } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Judge many files before a byte of them moves. */
export const POST = endpoint(async ({ request, locals }) => {
  const account = requireAccount(locals);
  const wanted = await readJson(request, planRequest);
  return answerJson(await makePlan(locals.services, account.id, wanted), { status: 201 });
});
