import { showItem } from '#domain/files/shares/as-guest.ts';
import { reach } from '#domain/files/shares/reach.ts';
import { listFoldersRequest } from '#domain/folders/contract.ts';
import { listFolders } from '#domain/folders/list-folders.ts';
import { answerPage } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId, readQuery } from '#http/read-id.ts';
import { check } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** List the folders in a folder, for trees and pickers. */
export const GET = endpoint(async ({ params, url, locals }) => {
  const account = requireAccount(locals);
  const folderId = readId(params, 'folder-not-found');
  const wanted = check(readQuery(url), listFoldersRequest);
  const reached = await reach(locals.services, account.id, { folderId, need: 'read' });
  const page = await listFolders(locals.services, reached.accountId, folderId, wanted);
  const items = page.items.map((item) => showItem(reached, item));
  return answerPage({ ...page, items }, { url });
});
