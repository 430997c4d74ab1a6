import { findRefreshVisitor } from '#domain/accounts/find-visitor.ts';
import { refreshSession } from '#domain/accounts/refresh-session.ts';
import { clearedCookies, cookieNames } from '#http/cookies.ts';
import { endpoint } from '#http/endpoint.ts';
import { limitAddress, limitSession } from '#http/limits.ts';
import { sessionAnswer } from '#http/session-answer.ts';
import { sessionCookies } from '#http/session-cookies.ts';
import { isProblem } from '#lib/problem.ts';

export const prerender = false;

/** Exchange the refresh token for its successor and a fresh access token. */
export const POST = endpoint(async ({ locals }) => {
  const { services, cookies, setCookie } = locals;
  await limitAddress(locals, 'refresh');
  const named = await findRefreshVisitor(services, cookies.get(cookieNames.refresh));
  if (named) await limitSession(services, named.session.id);
  try {
    const begun = await refreshSession(services, cookies.get(cookieNames.refresh) ?? '');
    (await sessionCookies(services, begun)).forEach(setCookie);
    return sessionAnswer(services, begun.account, begun.session);
  } catch (error) {
    // A dead token is of no use to its browser. A busy database leaves the cookies where they are.
    const dead = isProblem(error) && error.code === 'not-signed-in';
    if (dead) clearedCookies().forEach(setCookie);
    throw error;
  }
});
