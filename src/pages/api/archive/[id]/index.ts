import { getJob } from '#domain/archive/look-at-jobs.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId } from '#http/read-id.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Tell how far a job is, and where each of its blobs stands. */
export const GET = endpoint(async ({ params, locals }) => {
  const account = requireAccount(locals);
  return answerJson(await getJob(locals.services, account.id, readId(params, 'archive-not-found')));
});
