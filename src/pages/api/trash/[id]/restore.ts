import { restoreFromTrash } from '#domain/files/restore-from-trash.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId } from '#http/read-id.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Take something out of the trash. */
export const POST = endpoint(async ({ params, locals }) => {
  const account = requireAccount(locals);
  const id = readId(params, 'trash-not-found');
  return answerJson(await restoreFromTrash(locals.services, account.id, id));
});
