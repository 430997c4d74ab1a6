import { estimateRequest } from '#domain/archive/contract.ts';
import { estimate } from '#domain/archive/estimate.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readJson } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Tell what it would take to archive a folder, or to bring one back, before anything is asked for. */
export const POST = endpoint(async ({ request, locals }) => {
  const account = requireAccount(locals);
  const wanted = await readJson(request, estimateRequest);
  return answerJson(await estimate(locals.services, account.id, wanted));
});
