import { getThumb } from '#domain/files/thumb/get-thumb.ts';
import { putThumb } from '#domain/files/thumb/put-thumb.ts';
import { endpoint } from '#http/endpoint.ts';
import { answerFile } from '#http/member-file.ts';
import { readId } from '#http/read-id.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Give the small picture of a file. */
export const GET = endpoint(async ({ request, params, locals }) => {
  const { services, drained } = locals;
  const account = requireAccount(locals);
  const thumb = await getThumb(services, account.id, readId(params, 'file-not-found'));
  return answerFile(services.storage, thumb, { request, drained });
});

/** Say what GET would, without the bytes. */
export const HEAD = GET;

/** Keep a small picture of a file: a still WebP that a browser made. */
export const PUT = endpoint(async ({ request, params, locals }) => {
  const account = requireAccount(locals);
  const fileId = readId(params, 'file-not-found');
  const bytes = new Uint8Array(await request.arrayBuffer());
  await putThumb(locals.services, account.id, { fileId, bytes });
  return new Response(null, { status: 204 });
});
