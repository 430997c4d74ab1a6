import { readNotificationsRequest } from '#domain/accounts/notifications/contract.ts';
import { readNotifications } from '#domain/accounts/notifications/list-notifications.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readJson } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Take note that an account has seen its notifications up to one. */
export const POST = endpoint(async ({ request, locals }) => {
  const account = requireAccount(locals);
  const { upTo } = await readJson(request, readNotificationsRequest);
  return answerJson(await readNotifications(locals.services, account.id, upTo));
});
