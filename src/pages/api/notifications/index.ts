import { listNotificationsRequest } from '#domain/accounts/notifications/contract.ts';
import { listNotifications } from '#domain/accounts/notifications/list-notifications.ts';
import { answerPage } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readQuery } from '#http/read-id.ts';
import { check } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** List what an account was told. */
export const GET = endpoint(async ({ url, locals }) => {
  const account = requireAccount(locals);
  const wanted = check(readQuery(url), listNotificationsRequest);
  return answerPage(await listNotifications(locals.services, account.id, wanted), { url });
});
