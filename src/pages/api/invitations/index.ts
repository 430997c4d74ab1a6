import { inviteRequest } from '#domain/accounts/contract.ts';
import { invite } from '#domain/accounts/invite.ts';
import { listInvitations } from '#domain/accounts/list-invitations.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { limitLetters } from '#http/limits.ts';
import { publicOrigin } from '#http/public-origin.ts';
import { readJson } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';
import { localPath } from '#i18n/paths.ts';
import { Problem } from '#lib/problem.ts';

export const prerender = false;

/** List the invitations that wait, without their links. */
export const GET = endpoint(async ({ locals }) => {
  return answerJson({ invitations: await listInvitations(locals.services) });
});

/** Invite somebody: by letter, or with a link that is told once and passed on by hand. */
export const POST = endpoint(async ({ request, locals }) => {
  const { services } = locals;
  const wish = await readJson(request, inviteRequest);
  if (services.settings.SIGN_UP === 'closed') throw new Problem('sign-up-closed');
  if (wish.by === 'letter') await limitLetters(services, wish.email.toLowerCase());
  const { id, token } = await invite(services, { ...wish, invitedBy: requireAccount(locals).id });
  const page = `${publicOrigin(services.settings)}${localPath(wish.language, '/invite')}`;
  return answerJson({ id, link: token && `${page}#${token}` }, { status: 201 });
});
