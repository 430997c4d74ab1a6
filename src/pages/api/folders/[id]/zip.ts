import { reach } from '#domain/files/shares/reach.ts';
import { zipFolder } from '#domain/files/zip/zip-folder.ts';
import { endpoint } from '#http/endpoint.ts';
import { answerZip } from '#http/member-file.ts';
import { readId } from '#http/read-id.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Give a folder with all that lies in it as a zip, whole or in part. */
export const GET = endpoint(async ({ request, params, locals }) => {
  const { services, drained } = locals;
  const account = requireAccount(locals);
  const folderId = readId(params, 'folder-not-found');
  const { accountId } = await reach(services, account.id, { folderId, need: 'read' });
  const zip = await zipFolder(services, accountId, folderId);
  return answerZip(zip, { request, drained });
});

/** Say what GET would, without the bytes. */
export const HEAD = GET;
