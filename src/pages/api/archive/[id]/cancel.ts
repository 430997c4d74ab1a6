import { cancelJob } from '#domain/archive/cancel-job.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId } from '#http/read-id.ts';
import { readOnce } from '#http/read-once.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Give up a job that has not finished. */
export const POST = endpoint(async ({ request, params, locals }) => {
  const account = requireAccount(locals);
  const id = readId(params, 'archive-not-found');
  const once = readOnce(request, null);
  return answerJson(await cancelJob(locals.services, account.id, id, once));
});
