import { endpoint } from '#http/endpoint.ts';
import { leave } from '#http/entrances/sign-out.ts';

export const prerender = false;

/** End this browser's session. Without one the answer is the same. */
export const POST = endpoint(async ({ locals }) => {
  return new Response(null, { status: 204, headers: await leave(locals) });
});
