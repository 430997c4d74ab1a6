import { findRefreshVisitor } from '#domain/accounts/find-visitor.ts';
import { cookieNames } from '#http/cookies.ts';
import { endpoint } from '#http/endpoint.ts';
import { sessionAnswer } from '#http/session-answer.ts';

export const prerender = false;

/** Tell a page who is there, with the CSRF token of the session that a live token names. */
export const GET = endpoint(async ({ locals }) => {
  const { services, account, session, cookies } = locals;
  if (account && session) return sessionAnswer(services, account, session);
  // A dead access token beside a live refresh token: the page gets what it needs to refresh.
  const named = await findRefreshVisitor(services, cookies.get(cookieNames.refresh));
  return sessionAnswer(services, null, named?.session ?? null);
});
