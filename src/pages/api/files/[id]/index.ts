import { changeFile } from '#domain/files/change-item.ts';
import { changeFileRequest } from '#domain/files/contract.ts';
import { getFile } from '#domain/files/get-file.ts';
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
  const file = await getFile(locals.services, account.id, readId(params, 'file-not-found'));
  return answerJson(file, { headers: { etag: `"${file.version}"` } });
});

/** Give a file another name, another place, or a star. */
export const PATCH = endpoint(async ({ request, params, locals }) => {
  const account = requireAccount(locals);
  const fileId = readId(params, 'file-not-found');
  const wish = await readJson(request, changeFileRequest);
  const version = readVersion(request);
  const file = await changeFile(locals.services, account.id, { fileId, ...wish, version });
  return answerJson(file, { headers: { etag: `"${file.version}"` } });
});

/** Throw a file away: it can be taken out of the trash again. */
export const DELETE = endpoint(async ({ request, params, locals }) => {
  const account = requireAccount(locals);
  const fileId = readId(params, 'file-not-found');
  const version = requireVersionHeader(request);
  return answerJson(await trashFile(locals.services, account.id, { fileId, version }));
});
