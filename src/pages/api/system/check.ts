import { checkRequest } from '#domain/integrity/check/contract.ts';
import { startCheck } from '#domain/system/start-check.ts';
import { endpoint } from '#http/endpoint.ts';
import { readJson } from '#http/read-json.ts';

export const prerender = false;

/** Have the stores held against each other. Answers 202 at once; the work happens later. */
export const POST = endpoint(async ({ request, locals }) => {
  await startCheck(locals.services, await readJson(request, checkRequest));
  return new Response(null, { status: 202 });
});
