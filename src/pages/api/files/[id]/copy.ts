import { copyFileRequest } from '#domain/files/contract.ts';
import { copyFile } from '#domain/files/copy-file.ts';
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
  const once = readOnce(request, wanted);
  const file = await copyFile(locals.services, account.id, { fileId, ...wanted }, once);
  const headers = { location: `/api/files/${file.id}`, etag: `"${file.version}"` };
  return answerJson(file, { status: 201, headers });
});
