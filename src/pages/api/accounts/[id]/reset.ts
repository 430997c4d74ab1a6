import { sendReset } from '#domain/admin/send-reset.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId } from '#http/read-id.ts';

export const prerender = false;

/** Have a letter sent with which the holder of an account chooses a new password. */
export const POST = endpoint(async ({ params, locals }) => {
  await sendReset(locals.services, readId(params, 'account-not-found'));
  return new Response(null, { status: 202 });
});
