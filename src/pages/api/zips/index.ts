import { makeZipRequest } from '#domain/files/zip/contract.ts';
import { makeZip } from '#domain/files/zip/make-zip.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readJson } from '#http/read-json.ts';
import { readOnce } from '#http/read-once.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Get ready a zip of chosen things. */
export const POST = endpoint(async ({ request, locals }) => {
  const account = requireAccount(locals);
  const wanted = await readJson(request, makeZipRequest);
  const once = readOnce(request, wanted);
  const zip = await makeZip(locals.services, account.id, wanted, once);
  return answerJson(zip, { status: 201, headers: { location: `/api/zips/${zip.id}` } });
});
