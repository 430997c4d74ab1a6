import type { z } from 'zod';
import type { signInRequest } from '#domain/accounts/contract.ts';
import { findRefreshVisitor } from '#domain/accounts/find-visitor.ts';
import { type SignedIn, signIn } from '#domain/accounts/sign-in.ts';
import { describeAgent } from '#http/agent.ts';
import { cookieLifetimes, cookieNames, formatCookie } from '#http/cookies.ts';
import { sessionCookies } from '#http/session-cookies.ts';

/** Sign a browser in with address and password. The session that it had ends. */
export async function enterByPassword(
  { locals, request }: { locals: App.Locals; request: Request },
  { email, password, remember }: z.output<typeof signInRequest>,
): Promise<SignedIn> {
  const { services, session, cookies } = locals;
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
  return begun;
}
