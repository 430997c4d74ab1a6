import { changeFolder } from '#domain/files/change-item.ts';
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
  const folder = await getFolder(locals.services, account.id, readId(params, 'folder-not-found'));
  return answerJson(folder, { headers: { etag: `"${folder.version}"` } });
});

/** Give a folder another name, another place, or a star. */
export const PATCH = endpoint(async ({ request, params, locals }) => {
  const account = requireAccount(locals);
  const folderId = readId(params, 'folder-not-found');
  const wish = await readJson(request, changeFolderRequest);
  const version = readVersion(request);
  const folder = await changeFolder(locals.services, account.id, { folderId, ...wish, version });
  return answerJson(folder, { headers: { etag: `"${folder.version}"` } });
});

/** Delete an empty folder. */
export const DELETE = endpoint(async ({ request, params, locals }) => {
  const account = requireAccount(locals);
  const folderId = readId(params, 'folder-not-found');
  const version = requireVersionHeader(request);
  await deleteFolder(locals.services, account.id, { folderId, version });
  return new Response(null, { status: 204 });
});
