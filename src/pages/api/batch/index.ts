import { batchRequest } from '#domain/files/batch/contract.ts';
import { reachSelection } from '#domain/files/batch/reach-selection.ts';
import { startBatch } from '#domain/files/batch/start-batch.ts';
import { showAct } from '#domain/files/shares/as-guest.ts';
import { nameOnce } from '#domain/files/shares/reach.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readJson } from '#http/read-json.ts';
import { readOnce } from '#http/read-once.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Do one thing to many. A large act goes on after the answer. */
export const POST = endpoint(async ({ request, locals }) => {
  const account = requireAccount(locals);
  const wanted = await readJson(request, batchRequest);
  const whose = await reachSelection(locals.services, account.id, wanted);
  const once = nameOnce(whose, readOnce(request, wanted));
  const { accountId, guestId } = whose;
  const begun = await startBatch(locals.services, accountId, wanted, { once, guestId });
  const act = showAct(whose, begun);
  // The journal is its owner's: a guest sees in the folder what became of it.
  const headers = guestId === null ? { location: `/api/batch/${act.seq}` } : {};
  return answerJson(act, { status: act.state === 'done' ? 200 : 202, headers });
});
