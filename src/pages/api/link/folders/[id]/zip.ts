import { countDownload, zipShared } from '#domain/files/shares/look-inside.ts';
import { endpoint } from '#http/endpoint.ts';
import { enterByCookie } from '#http/enter-share.ts';
import { answerZip } from '#http/member-file.ts';
import { readId } from '#http/read-id.ts';

export const prerender = false;

/** Give a shared folder as a zip, whole or in part. */
export const GET = endpoint(async ({ request, params, locals }) => {
  const { services, drained } = locals;
  const access = await enterByCookie(locals);
  const zip = await zipShared(services, access, readId(params, 'folder-not-found'));
  if (request.method !== 'HEAD') await countDownload(services, access);
  return answerZip(zip, { request, drained });
});

/** Say what GET would, without the bytes. */
export const HEAD = GET;
