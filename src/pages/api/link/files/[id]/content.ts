import { countDownload, getSharedContent } from '#domain/files/shares/look-inside.ts';
import { endpoint } from '#http/endpoint.ts';
import { enterByCookie } from '#http/enter-share.ts';
import { answerFile } from '#http/member-file.ts';
import { readId } from '#http/read-id.ts';

export const prerender = false;

/** Give the bytes of a shared file, whole or in part. */
export const GET = endpoint(async ({ request, params, locals }) => {
  const { services, drained } = locals;
  const access = await enterByCookie(locals);
  const content = await getSharedContent(services, access, readId(params, 'file-not-found'));
  if (request.method !== 'HEAD') await countDownload(services, access);
  return answerFile(services, content, { request, drained });
});

/** Say what GET would, without the bytes. */
export const HEAD = GET;
