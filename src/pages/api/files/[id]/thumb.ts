import { reach } from '#domain/files/shares/reach.ts';
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
  const fileId = readId(params, 'file-not-found');
  const { accountId } = await reach(services, account.id, { fileId, need: 'read' });
  const thumb = await getThumb(services, accountId, fileId);
  return answerFile(services, thumb, { request, drained });
});

/** Say what GET would, without the bytes. */
export const HEAD = GET;

/** Keep a small picture of a file: a still WebP that a browser made. */
export const PUT = endpoint(async ({ request, params, locals }) => {
  const account = requireAccount(locals);
  const fileId = readId(params, 'file-not-found');
  const { accountId } = await reach(locals.services, account.id, { fileId, need: 'write' });
  const bytes = new Uint8Array(await request.arrayBuffer());
  await putThumb(locals.services, accountId, { fileId, bytes });
  return new Response(null, { status: 204 });
});
