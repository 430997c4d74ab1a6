import { placeUploadRequest } from '#domain/uploads/contract.ts';
import { placeUpload } from '#domain/uploads/place-upload.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId } from '#http/read-id.ts';
import { readJson } from '#http/read-json.ts';
import { readOnce } from '#http/read-once.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Make a file of an upload that came whole but was refused at its end. */
export const POST = endpoint(async ({ request, params, locals }) => {
  const account = requireAccount(locals);
  const id = readId(params, 'upload-not-found');
  const wanted = await readJson(request, placeUploadRequest);
  const once = readOnce(request, wanted);
  const file = await placeUpload(locals.services, account.id, { id, ...wanted }, once);
  return answerJson(file, { status: 201, headers: { location: `/api/files/${file.id}` } });
});
