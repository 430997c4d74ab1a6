import { showItems } from '#domain/files/shares/as-guest.ts';
import { reach } from '#domain/files/shares/reach.ts';
import { listItemsRequest } from '#domain/folders/contract.ts';
import { getListRevision, listItems } from '#domain/folders/list-items.ts';
import { answerPage } from '#http/answer.ts';
import { hasCopy } from '#http/conditions.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId, readQuery } from '#http/read-id.ts';
import { check } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** List what lies in a folder. While nothing in the drive changes, a copy of the list is good. */
export const GET = endpoint(async ({ request, params, url, locals: { services, ...locals } }) => {
  const account = requireAccount(locals);
  const folderId = readId(params, 'folder-not-found');
  const wanted = check(readQuery(url), listItemsRequest);
  const reached = await reach(services, account.id, { folderId, need: 'read' });
  const { accountId } = reached;
  if (request.headers.has('if-none-match')) {
    const etag = toTag(await getListRevision(services, accountId, folderId));
    const headers = { etag, 'cache-control': 'no-store' };
    if (hasCopy(request, etag)) return new Response(null, { status: 304, headers });
  }
  const page = await listItems(services, accountId, folderId, wanted);
  return answerPage(showItems(reached, page), { url, headers: { etag: toTag(page.revision) } });
});

function toTag(revision: number): string {
  return `W/"${revision}"`;
}
