import { archiveRequest, listArchiveRequest } from '#domain/archive/contract.ts';
import { listJobs } from '#domain/archive/look-at-jobs.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { answerJson, answerPage } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readQuery } from '#http/read-id.ts';
import { check, readJson } from '#http/read-json.ts';
import { readOnce } from '#http/read-once.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Ask for a folder to be archived. Answers 202 at once, or 200 with the job that runs already. */
export const POST = endpoint(async ({ request, locals }) => {
  const account = requireAccount(locals);
  const wanted = await readJson(request, archiveRequest);
  const once = readOnce(request, wanted);
  const { job, isNew } = await requestArchive(locals.services, account.id, wanted, once);
  const headers = { location: `/api/archive/${job.id}` };
  return answerJson(job, { status: isNew ? 202 : 200, headers });
});

/** List an account's jobs. */
export const GET = endpoint(async ({ url, locals }) => {
  const account = requireAccount(locals);
  const wanted = check(readQuery(url), listArchiveRequest);
  return answerPage(await listJobs(locals.services, account.id, wanted), { url });
});
