import { findRefreshVisitor } from '#domain/accounts/find-visitor.ts';
import { signOut } from '#domain/accounts/sign-out.ts';
import { clearedCookies, cookieNames } from '#http/cookies.ts';

/** End this browser's session, if it has one, and take its cookies. Answers the headers of that. */
export async function leave(locals: App.Locals): Promise<Record<string, string>> {
  const { services, session, cookies, setCookie } = locals;
  const ending =
    session ?? (await findRefreshVisitor(services, cookies.get(cookieNames.refresh)))?.session;
  if (ending) await signOut(services, ending);
  clearedCookies().forEach(setCookie);
  // "storage" would wipe kept courses and the learner's progress as well.
  return { 'clear-site-data': '"cache"', 'cache-control': 'no-store' };
}
