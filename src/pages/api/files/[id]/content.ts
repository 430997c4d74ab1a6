import { getReadable } from '#domain/files/get-file.ts';
import { reach } from '#domain/files/shares/reach.ts';
import { endpoint } from '#http/endpoint.ts';
import { answerFile } from '#http/member-file.ts';
import { readId } from '#http/read-id.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Give the bytes of a file, whole or in part. */
export const GET = endpoint(async ({ request, params, locals }) => {
  const { services, drained } = locals;
  const account = requireAccount(locals);
  const fileId = readId(params, 'file-not-found');
  const { accountId } = await reach(services, account.id, { fileId, need: 'read' });
  const content = await getReadable(services, accountId, fileId);
  return answerFile(services, content, { request, drained });
});

/** Say what GET would, without the bytes. */
export const HEAD = GET;
