import { listStarredRequest } from '#domain/files/contract.ts';
import { listStarred } from '#domain/files/list-starred.ts';
import { answerPage } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readQuery } from '#http/read-id.ts';
import { check } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** List what has a star, those starred last first. */
export const GET = endpoint(async ({ url, locals }) => {
  const account = requireAccount(locals);
  const wanted = check(readQuery(url), listStarredRequest);
  return answerPage(await listStarred(locals.services, account.id, wanted), { url });
});
