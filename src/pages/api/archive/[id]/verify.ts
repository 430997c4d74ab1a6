import { requestVerify } from '#domain/archive/verify/request-verify.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId } from '#http/read-id.ts';
import { readOnce } from '#http/read-once.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Look at everything that an archive has on the cold side. While that goes on, the answer is the same report. */
export const POST = endpoint(async ({ request, params, locals }) => {
  const account = requireAccount(locals);
  const archiveId = readId(params, 'archive-not-found');
  const once = readOnce(request, null);
  const { check, isNew } = await requestVerify(locals.services, account.id, archiveId, once);
  const headers = { location: `/api/archive/${archiveId}` };
  return answerJson(check, { status: isNew ? 202 : 200, headers });
});
