import { listTrashRequest } from '#domain/files/contract.ts';
import { emptyTrash } from '#domain/files/empty-trash.ts';
import { listTrash } from '#domain/files/list-trash.ts';
import { answerPage } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readQuery } from '#http/read-id.ts';
import { check } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** List what was thrown away. */
export const GET = endpoint(async ({ url, locals }) => {
  const account = requireAccount(locals);
  const wanted = check(readQuery(url), listTrashRequest);
  return answerPage(await listTrash(locals.services, account.id, wanted), { url });
});

/** Forget for good all that was thrown away. Its bytes go soon after. */
export const DELETE = endpoint(async ({ locals }) => {
  await emptyTrash(locals.services, requireAccount(locals).id, null);
  return new Response(null, { status: 202 });
});
