import { searchRequest } from '#domain/files/search/contract.ts';
import { search } from '#domain/files/search/search.ts';
import { answerPage } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readQuery } from '#http/read-id.ts';
import { check } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Look for folders and files by their name. */
export const GET = endpoint(async ({ url, locals }) => {
  const account = requireAccount(locals);
  const wanted = check(readQuery(url), searchRequest);
  return answerPage(await search(locals.services, account.id, wanted), { url });
});
