import { endSessions } from '#domain/accounts/end-sessions.ts';
import { getMember } from '#domain/admin/list-members.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId } from '#http/read-id.ts';

export const prerender = false;

/** End every session of an account. */
export const POST = endpoint(async ({ params, locals }) => {
  const { services } = locals;
  const { id: accountId } = await getMember(services, readId(params, 'account-not-found'));
  await endSessions(services, { accountId });
  return new Response(null, { status: 204 });
});
