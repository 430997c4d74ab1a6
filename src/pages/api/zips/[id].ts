import { getZip } from '#domain/files/zip/make-zip.ts';
import { endpoint } from '#http/endpoint.ts';
import { answerZip } from '#http/member-file.ts';
import { readId } from '#http/read-id.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Give a zip that was asked for, whole or in part. */
export const GET = endpoint(async ({ request, params, locals }) => {
  const { services, drained } = locals;
  const account = requireAccount(locals);
  const zip = await getZip(services, account.id, readId(params, 'zip-not-found'));
  return answerZip(zip, { request, drained });
});

/** Say what GET would, without the bytes. */
export const HEAD = GET;
