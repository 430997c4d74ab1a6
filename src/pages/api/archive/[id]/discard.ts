import { discardRequest } from '#domain/archive/contract.ts';
import { discardArchive } from '#domain/archive/discard-archive.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId } from '#http/read-id.ts';
import { readJson } from '#http/read-json.ts';
import { readOnce } from '#http/read-once.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Throw an archived folder away, with its cold copies once the trash lets go of it. */
export const POST = endpoint(async ({ request, params, locals }) => {
  const account = requireAccount(locals);
  const archiveId = readId(params, 'archive-not-found');
  const wanted = await readJson(request, discardRequest);
  const once = readOnce(request, wanted);
  const wish = { archiveId, ...wanted };
  return answerJson(await discardArchive(locals.services, account.id, wish, once));
});
