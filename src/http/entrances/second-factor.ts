import type { Begun } from '#domain/accounts/begin-session.ts';
import { cookieNames, formatCookie } from '#http/cookies.ts';
import { limitAddress } from '#http/limits.ts';
import { sessionCookies } from '#http/session-cookies.ts';
import { isProblem } from '#lib/problem.ts';

/** Finish the sign-in that this browser waits with. Its cookie goes when it is over, either way. */
export async function enterBySecondFactor(
  locals: App.Locals,
  finish: (token: string | undefined) => Promise<Begun>,
): Promise<Begun> {
  const { services, cookies, setCookie } = locals;
  await limitAddress(locals, 'secondFactor');
  const forget = () => setCookie(formatCookie(cookieNames.pending, '', 0));
  try {
    const begun = await finish(cookies.get(cookieNames.pending));
    forget();
    (await sessionCookies(services, begun)).forEach(setCookie);
    return begun;
  } catch (error) {
    if (isProblem(error) && error.code === 'sign-in-over') forget();
    throw error;
  }
}
