import { createFolderRequest } from '#domain/folders/contract.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readJson } from '#http/read-json.ts';
import { readOnce } from '#http/read-once.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Make a folder. */
export const POST = endpoint(async ({ request, locals }) => {
  const account = requireAccount(locals);
  const wanted = await readJson(request, createFolderRequest);
  const once = readOnce(request, wanted);
  const folder = await createFolder(locals.services, account.id, wanted, once);
  const headers = { location: `/api/folders/${folder.id}`, etag: `"${folder.version}"` };
  return answerJson(folder, { status: 201, headers });
});
