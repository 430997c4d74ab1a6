import { dropRequest } from '#domain/system/contract.ts';
import { dropDead } from '#domain/system/drop-dead.ts';
import { endpoint } from '#http/endpoint.ts';
import { readJson } from '#http/read-json.ts';

export const prerender = false;

/** Throw a dead letter away. */
export const POST = endpoint(async ({ request, locals }) => {
  await dropDead(locals.services, await readJson(request, dropRequest));
  return new Response(null, { status: 204 });
});
