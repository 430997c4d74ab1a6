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
  return answerPage(await listFolders(locals.services, account.id, folderId, wanted), { url });
});
