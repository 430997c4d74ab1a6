import { changeShareRequest } from '#domain/files/shares/contract.ts';
import { changeShare, revokeShare } from '#domain/files/shares/manage-shares.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId } from '#http/read-id.ts';
import { readJson } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Change what a link asks for, or what a guest may do. */
export const PATCH = endpoint(async ({ request, params, locals }) => {
  const account = requireAccount(locals);
  const shareId = readId(params, 'share-not-found');
  const wish = await readJson(request, changeShareRequest);
  return answerJson(await changeShare(locals.services, account.id, { shareId, ...wish }));
});

/** Close a share for good. */
export const DELETE = endpoint(async ({ params, locals }) => {
  const account = requireAccount(locals);
  await revokeShare(locals.services, account.id, readId(params, 'share-not-found'));
  return new Response(null, { status: 204 });
});
