import { getUpload } from '#domain/uploads/look-at-uploads.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId } from '#http/read-id.ts';
import { requireAccount } from '#http/require-account.ts';
import { tusEndpoint } from '#http/tus-endpoint.ts';

export const prerender = false;

/** Tell how far an upload is. It never gives bytes, and never stops what is being sent. */
export const GET = endpoint(async ({ params, locals }) => {
  const account = requireAccount(locals);
  const id = readId(params, 'upload-not-found');
  return answerJson(await getUpload(locals.services, account.id, id));
});

/** Tell a tus client from where to go on. */
export const HEAD = tusEndpoint;

/** Say what of tus is spoken here. */
export const OPTIONS = tusEndpoint;

/** Take the next bytes of an upload. */
export const PATCH = tusEndpoint;

/** Give an unfinished upload up. */
export const DELETE = tusEndpoint;
