import { nameOnce, reach } from '#domain/files/shares/reach.ts';
import { planRequest } from '#domain/uploads/contract.ts';
import { makePlan } from '#domain/uploads/make-plan.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readJson } from '#http/read-json.ts';
import { readOnce } from '#http/read-once.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Judge many files before a byte of them moves. */
export const POST = endpoint(async ({ request, locals }) => {
  const account = requireAccount(locals);
  const wanted = await readJson(request, planRequest);
  const { folderId } = wanted;
  const reached = await reach(locals.services, account.id, { folderId, need: 'write' });
  const { accountId, guestId } = reached;
  const once = nameOnce(reached, readOnce(request, wanted));
  const plan = await makePlan(locals.services, accountId, { ...wanted, guestId }, once);
  return answerJson(plan, { status: 201 });
});
