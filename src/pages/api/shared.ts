import { listSharedWithMeRequest } from '#domain/files/shares/contract.ts';
import { listSharedWith } from '#domain/files/shares/list-shared-with.ts';
import { answerPage } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readQuery } from '#http/read-id.ts';
import { check } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** List what others share with this account. */
export const GET = endpoint(async ({ url, locals }) => {
  const account = requireAccount(locals);
  const wanted = check(readQuery(url), listSharedWithMeRequest);
  return answerPage(await listSharedWith(locals.services, account.id, wanted), { url });
});
