import { changeQuota } from '#domain/admin/change-quota.ts';
import { changeRole } from '#domain/admin/change-role.ts';
import { disableAccount, enableAccount } from '#domain/admin/change-status.ts';
import { changeMemberRequest } from '#domain/admin/contract.ts';
import { getMember } from '#domain/admin/list-members.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readId } from '#http/read-id.ts';
import { readJson } from '#http/read-json.ts';

export const prerender = false;

/** Show one account, without what it keeps. */
export const GET = endpoint(async ({ params, locals }) => {
  return answerJson(await getMember(locals.services, readId(params, 'account-not-found')));
});

/** Change one thing of an account: its role, whether its holder may come in, or its room. */
export const PATCH = endpoint(async ({ request, params, locals }) => {
  const { services } = locals;
  const accountId = readId(params, 'account-not-found');
  const wish = await readJson(request, changeMemberRequest);
  if ('role' in wish) await changeRole(services, { accountId, ...wish });
  else if ('quotaBytes' in wish) await changeQuota(services, { accountId, ...wish });
  else if (wish.status === 'disabled') await disableAccount(services, accountId);
  else await enableAccount(services, accountId);
  return answerJson(await getMember(services, accountId));
});
