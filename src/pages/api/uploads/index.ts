import { listUploadsRequest } from '#domain/uploads/contract.ts';
import { listUploads } from '#domain/uploads/look-at-uploads.ts';
import { answerPage } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readQuery } from '#http/read-id.ts';
import { check } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';
import { tusEndpoint } from '#http/tus-endpoint.ts';

export const prerender = false;

/** List an account's uploads. */
export const GET = endpoint(async ({ url, locals }) => {
  const account = requireAccount(locals);
  const wanted = check(readQuery(url), listUploadsRequest);
  return answerPage(await listUploads(locals.services, account.id, wanted), { url });
});

/** Say what of tus is spoken here. */
export const OPTIONS = tusEndpoint;

/** Begin an upload by tus, with its first bytes or without. */
export const POST = tusEndpoint;
