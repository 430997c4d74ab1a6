import { revokeInvitation } from '#domain/accounts/revoke-invitation.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId } from '#http/read-id.ts';

export const prerender = false;

/** Take an invitation back. */
export const DELETE = endpoint(async ({ params, locals }) => {
  await revokeInvitation(locals.services, readId(params, 'invitation-not-found'));
  return new Response(null, { status: 204 });
});
