import { signInRequest } from '#domain/accounts/contract.ts';
import { findRefreshVisitor } from '#domain/accounts/find-visitor.ts';
import { signIn } from '#domain/accounts/sign-in.ts';
import { describeAgent } from '#http/agent.ts';
import { cookieLifetimes, cookieNames, formatCookie } from '#http/cookies.ts';
import { endpoint } from '#http/endpoint.ts';
import { limitAddress } from '#http/limits.ts';
import { readJson } from '#http/read-json.ts';
import { sessionAnswer } from '#http/session-answer.ts';
import { sessionCookies } from '#http/session-cookies.ts';

export const prerender = false;

/** Sign in with address and password. The session that this browser had ends. */
export const POST = endpoint(async ({ request, locals }) => {
  const { services, session, cookies } = locals;
  await limitAddress(locals, 'signIn');
  const { email, password, remember } = await readJson(request, signInRequest);
  const before = session
    ? { session }
    : await findRefreshVisitor(services, cookies.get(cookieNames.refresh));
  const begun = await signIn(services, {
    email,
    password,
    remember,
    agent: describeAgent(request.headers.get('user-agent')),
    browserToken: cookies.get(cookieNames.browser),
    endSessionId: before?.session.id ?? null,
  });
  (await sessionCookies(services, begun)).forEach(locals.setCookie);
  locals.setCookie(formatCookie(cookieNames.browser, begun.browserToken, cookieLifetimes.browser));
  return sessionAnswer(services, begun.account, begun.session);
});
