import { listShared } from '#domain/files/shares/look-inside.ts';
import { listItemsRequest } from '#domain/folders/contract.ts';
import { answerPage } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { enterByCookie } from '#http/enter-share.ts';
import { readId, readQuery } from '#http/read-id.ts';
import { check } from '#http/read-json.ts';

export const prerender = false;

/** List what lies in a shared folder, page by page. */
export const GET = endpoint(async ({ url, params, locals }) => {
  const access = await enterByCookie(locals);
  const folderId = readId(params, 'folder-not-found');
  const wanted = check(readQuery(url), listItemsRequest);
  return answerPage(await listShared(locals.services, access, folderId, wanted), { url });
});
