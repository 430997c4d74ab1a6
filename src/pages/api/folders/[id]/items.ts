import { listItemsRequest } from '#domain/folders/contract.ts';
import { listItems } from '#domain/folders/list-items.ts';
import { answerPage } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId, readQuery } from '#http/read-id.ts';
import { check } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** List what lies in a folder. */
export const GET = endpoint(async ({ params, url, locals }) => {
  const account = requireAccount(locals);
  const folderId = readId(params, 'folder-not-found');
  const wanted = check(readQuery(url), listItemsRequest);
  return answerPage(await listItems(locals.services, account.id, folderId, wanted), { url });
});
