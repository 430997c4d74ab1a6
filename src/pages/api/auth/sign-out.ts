import { findRefreshVisitor } from '#domain/accounts/find-visitor.ts';
import { signOut } from '#domain/accounts/sign-out.ts';
import { clearedCookies, cookieNames } from '#http/cookies.ts';
import { endpoint } from '#http/endpoint.ts';

export const prerender = false;

/** End this browser's session. Without one the answer is the same. */
export const POST = endpoint(async ({ locals }) => {
  const { services, session, cookies, setCookie } = locals;
  const ending =
    session ?? (await findRefreshVisitor(services, cookies.get(cookieNames.refresh)))?.session;
  if (ending) await signOut(services, ending);
  // "storage" would wipe kept courses and the learner's progress as well.
  const headers = { 'clear-site-data': '"cache"', 'cache-control': 'no-store' };
  clearedCookies().forEach(setCookie);
  return new Response(null, { status: 204, headers });
});
