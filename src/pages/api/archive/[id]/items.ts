import { listJobItemsRequest } from '#domain/archive/contract.ts';
import { listJobItems } from '#domain/archive/list-job-items.ts';
import { answerPage } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId, readQuery } from '#http/read-id.ts';
import { check } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** List the items of a job in one state: those that failed tell why. */
export const GET = endpoint(async ({ params, url, locals }) => {
  const account = requireAccount(locals);
  const jobId = readId(params, 'archive-not-found');
  const wanted = check(readQuery(url), listJobItemsRequest);
  return answerPage(await listJobItems(locals.services, account.id, jobId, wanted), { url });
});
