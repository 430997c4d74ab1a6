import { batchRequest } from '#domain/files/batch/contract.ts';
import { startBatch } from '#domain/files/batch/start-batch.ts';
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
  const once = readOnce(request, wanted);
  const act = await startBatch(locals.services, account.id, wanted, once);
  const headers = { location: `/api/batch/${act.seq}` };
  return answerJson(act, { status: act.state === 'done' ? 200 : 202, headers });
});
