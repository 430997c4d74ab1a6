import { getPublished } from '#domain/files/shares/get-published.ts';
import { endpoint } from '#http/endpoint.ts';
import { answerFile } from '#http/member-file.ts';
import { readId } from '#http/read-id.ts';

export const prerender = false;

/**
 * Give the bytes of a published file, whole or in part. A copy of it is asked about each time, so that
 * none is shown after it is published no more.
 */
export const GET = endpoint(async ({ request, params, locals }) => {
  const { services, drained } = locals;
  const content = await getPublished(services, readId(params, 'share-gone'));
  const cacheControl = 'public, no-cache';
  return answerFile(services, content, { request, drained, cacheControl });
});

/** Say what GET would, without the bytes. */
export const HEAD = GET;
