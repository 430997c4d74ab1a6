import { z } from 'zod';
import { nameOnce, reach } from '#domain/files/shares/reach.ts';
import { createFolderRequest, createFoldersRequest } from '#domain/folders/contract.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { createFolders } from '#domain/folders/create-folders.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { check, readJson } from '#http/read-json.ts';
import { readOnce } from '#http/read-once.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Make a folder, or many at once by their paths. */
export const POST = endpoint(async ({ request, locals }) => {
  const account = requireAccount(locals);
  const body = await readJson(request, z.looseObject({}));
  const reachParent = (folderId: string) =>
    reach(locals.services, account.id, { folderId, need: 'write' });
  if ('paths' in body) {
    const wanted = check(body, createFoldersRequest);
    const reached = await reachParent(wanted.parentId);
    const once = nameOnce(reached, readOnce(request, wanted));
    const made = await createFolders(locals.services, reached.accountId, wanted, once);
    return answerJson(made, { status: 201 });
  }
  const wanted = check(body, createFolderRequest);
  const reached = await reachParent(wanted.parentId);
  const once = nameOnce(reached, readOnce(request, wanted));
  const folder = await createFolder(locals.services, reached.accountId, wanted, once);
  const headers = { location: `/api/folders/${folder.id}`, etag: `"${folder.version}"` };
  return answerJson(folder, { status: 201, headers });
});
