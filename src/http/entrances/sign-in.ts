import type { z } from 'zod';
import type { Begun } from '#domain/accounts/begin-session.ts';
import type { signInRequest } from '#domain/accounts/contract.ts';
import { findRefreshVisitor } from '#domain/accounts/find-visitor.ts';
import { signIn } from '#domain/accounts/sign-in.ts';
import { describeAgent } from '#http/agent.ts';
import { cookieLifetimes, cookieNames, formatCookie } from '#http/cookies.ts';
import { sessionCookies } from '#http/session-cookies.ts';

interface Entrance {
  readonly locals: App.Locals;
  readonly request: Request;
}

/**
 * Sign a browser in with address and password. The session that it had ends. Null when a second
 * factor is still to be shown; then the browser gets the cookie of a sign-in that waits.
 */
export async function enterByPassword(
  entrance: Entrance,
  { email, password, remember }: z.output<typeof signInRequest>,
): Promise<Begun | null> {
  const { services, setCookie } = entrance.locals;
  const browser = await describeBrowser(entrance);
  const outcome = await signIn(services, { email, password, remember, ...browser });
  switch (outcome.state) {
    case 'pending':
      keepBrowser(entrance.locals, outcome.browserToken);
      setCookie(formatCookie(cookieNames.pending, outcome.pendingToken, cookieLifetimes.pending));
      return null;
    case 'signed-in':
      (await sessionCookies(services, outcome)).forEach(setCookie);
      keepBrowser(entrance.locals, outcome.browserToken);
      return outcome;
  }
}

/** What every sign-in knows of its browser. */
export async function describeBrowser({ locals, request }: Entrance) {
  const { services, session, cookies } = locals;
  const before = session
    ? { session }
    : await findRefreshVisitor(services, cookies.get(cookieNames.refresh));
  return {
    agent: describeAgent(request.headers.get('user-agent')),
    browserToken: cookies.get(cookieNames.browser),
    endSessionId: before?.session.id ?? null,
  };
}

/** Know a browser again that signed in. */
export function keepBrowser({ setCookie }: App.Locals, browserToken: string): void {
  setCookie(formatCookie(cookieNames.browser, browserToken, cookieLifetimes.browser));
}
