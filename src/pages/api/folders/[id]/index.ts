import { changeFolder } from '#domain/files/change-item.ts';
import { showFolder, showItem } from '#domain/files/shares/as-guest.ts';
import { reach, requireGuestMay } from '#domain/files/shares/reach.ts';
import { changeFolderRequest } from '#domain/folders/contract.ts';
import { deleteFolder } from '#domain/folders/delete-folder.ts';
import { getFolder } from '#domain/folders/get-folder.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readVersion, requireVersionHeader } from '#http/if-match.ts';
import { readId } from '#http/read-id.ts';
import { readJson } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Tell about a folder: its way from the root, and what its state refuses. */
export const GET = endpoint(async ({ params, locals }) => {
  const account = requireAccount(locals);
  const folderId = readId(params, 'folder-not-found');
  const reached = await reach(locals.services, account.id, { folderId, need: 'read' });
  const folder = await getFolder(locals.services, reached.accountId, folderId);
  return answerJson(showFolder(reached, folder), { headers: { etag: `"${folder.version}"` } });
});

/** Give a folder another name, another place, or a star. */
export const PATCH = endpoint(async ({ request, params, locals }) => {
  const account = requireAccount(locals);
  const folderId = readId(params, 'folder-not-found');
  const wish = await readJson(request, changeFolderRequest);
  const version = readVersion(request);
  const reached = await reach(locals.services, account.id, { folderId, need: 'change' });
  requireGuestMay(reached, wish);
  if (wish.parentId !== undefined) {
    await reach(locals.services, account.id, { folderId: wish.parentId, need: 'write' });
  }
  const change = { folderId, ...wish, version };
  const folder = await changeFolder(locals.services, reached.accountId, change);
  return answerJson(showItem(reached, folder), { headers: { etag: `"${folder.version}"` } });
});

/** Delete an empty folder. */
export const DELETE = endpoint(async ({ request, params, locals }) => {
  const account = requireAccount(locals);
  const folderId = readId(params, 'folder-not-found');
  const version = requireVersionHeader(request);
  const { accountId } = await reach(locals.services, account.id, { folderId, need: 'change' });
  await deleteFolder(locals.services, accountId, { folderId, version });
  return new Response(null, { status: 204 });
});
