import { restoreRequest } from '#domain/archive/contract.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId } from '#http/read-id.ts';
import { readJson } from '#http/read-json.ts';
import { readOnce } from '#http/read-once.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Ask for an archived folder to be brought back. A faster tier speeds up the job that runs. */
export const POST = endpoint(async ({ request, params, locals }) => {
  const account = requireAccount(locals);
  const archiveId = readId(params, 'archive-not-found');
  const wanted = await readJson(request, restoreRequest);
  const once = readOnce(request, wanted);
  const wish = { archiveId, ...wanted };
  const { job, isNew } = await requestRestore(locals.services, account.id, wish, once);
  const headers = { location: `/api/archive/${job.id}` };
  return answerJson(job, { status: isNew ? 202 : 200, headers });
});
