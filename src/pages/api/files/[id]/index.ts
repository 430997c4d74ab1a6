import { changeFile } from '#domain/files/change-item.ts';
import { changeFileRequest } from '#domain/files/contract.ts';
import { getFile } from '#domain/files/get-file.ts';
import { showAct, showFile } from '#domain/files/shares/as-guest.ts';
import { reach, requireGuestMay } from '#domain/files/shares/reach.ts';
import { trashFile } from '#domain/files/trash-file.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readVersion, requireVersionHeader } from '#http/if-match.ts';
import { readId } from '#http/read-id.ts';
import { readJson } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Tell about a file: where it lies, what it holds. */
export const GET = endpoint(async ({ params, locals }) => {
  const account = requireAccount(locals);
  const fileId = readId(params, 'file-not-found');
  const reached = await reach(locals.services, account.id, { fileId, need: 'read' });
  const file = await getFile(locals.services, reached.accountId, fileId);
  return answerJson(showFile(reached, file), { headers: { etag: `"${file.version}"` } });
});

/** Give a file another name, another place, or a star. */
export const PATCH = endpoint(async ({ request, params, locals }) => {
  const account = requireAccount(locals);
  const fileId = readId(params, 'file-not-found');
  const wish = await readJson(request, changeFileRequest);
  const version = readVersion(request);
  const reached = await reach(locals.services, account.id, { fileId, need: 'write' });
  requireGuestMay(reached, wish);
  const { folderId } = wish;
  const to =
    folderId === undefined
      ? reached
      : await reach(locals.services, account.id, { folderId, need: 'write' });
  const file = await changeFile(locals.services, reached.accountId, { fileId, ...wish, version });
  return answerJson(showFile(to, file), { headers: { etag: `"${file.version}"` } });
});

/** Throw a file away: it can be taken out of the trash again. */
export const DELETE = endpoint(async ({ request, params, locals }) => {
  const account = requireAccount(locals);
  const fileId = readId(params, 'file-not-found');
  const version = requireVersionHeader(request);
  const reached = await reach(locals.services, account.id, { fileId, need: 'write' });
  const thrown = await trashFile(locals.services, reached.accountId, { fileId, version });
  return answerJson(showAct(reached, thrown));
});
