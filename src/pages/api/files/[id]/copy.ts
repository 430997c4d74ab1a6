import { copyFileRequest } from '#domain/files/contract.ts';
import { copyFile } from '#domain/files/copy-file.ts';
import { showFile } from '#domain/files/shares/as-guest.ts';
import { nameOnce, reach } from '#domain/files/shares/reach.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId } from '#http/read-id.ts';
import { readJson } from '#http/read-json.ts';
import { readOnce } from '#http/read-once.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Copy a file into a folder. */
export const POST = endpoint(async ({ request, params, locals }) => {
  const account = requireAccount(locals);
  const fileId = readId(params, 'file-not-found');
  const wanted = await readJson(request, copyFileRequest);
  const { accountId } = await reach(locals.services, account.id, { fileId, need: 'read' });
  const { folderId } = wanted;
  const to = await reach(locals.services, account.id, { folderId, need: 'write' });
  const once = nameOnce(to, readOnce(request, wanted));
  const copy = await copyFile(locals.services, accountId, { fileId, ...wanted }, once);
  const file = showFile(to, copy);
  const headers = { location: `/api/files/${file.id}`, etag: `"${file.version}"` };
  return answerJson(file, { status: 201, headers });
});
