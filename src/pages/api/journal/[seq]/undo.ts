import { undoAct } from '#domain/files/batch/undo-act.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readSeq } from '#http/read-id.ts';
import { readOnce } from '#http/read-once.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Undo an act. A large one goes on after the answer. */
export const POST = endpoint(async ({ request, params, locals }) => {
  const account = requireAccount(locals);
  const once = readOnce(request, null);
  const act = await undoAct(locals.services, account.id, readSeq(params), once);
  return answerJson(act, { status: act.state === 'done' ? 200 : 202 });
});
