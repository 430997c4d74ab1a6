import { emptyTrash } from '#domain/files/empty-trash.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId } from '#http/read-id.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Forget for good what was thrown away by one act. Its bytes go soon after. */
export const DELETE = endpoint(async ({ params, locals }) => {
  const account = requireAccount(locals);
  await emptyTrash(locals.services, account.id, readId(params, 'trash-not-found'));
  return new Response(null, { status: 202 });
});
