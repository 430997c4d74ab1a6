import { changeLanguage, changeName } from '#domain/accounts/change-profile.ts';
import { changeAccountRequest } from '#domain/accounts/contract.ts';
import { getAccount } from '#domain/accounts/get-account.ts';
import { leaveAccount } from '#domain/departure/leave-account.ts';
import { answerJson } from '#http/answer.ts';
import { clearedCookies } from '#http/cookies.ts';
import { endpoint } from '#http/endpoint.ts';
import { readJson } from '#http/read-json.ts';
import { requireAccount, requireSession } from '#http/require-account.ts';

export const prerender = false;

/** Tell an account's holder all about it. */
export const GET = endpoint(async ({ locals }) =>
  answerJson(await getAccount(locals.services, requireSession(locals))),
);

/** Delete this account with all that it keeps. Nobody comes in from this moment on. */
export const DELETE = endpoint(async ({ locals }) => {
  await leaveAccount(locals.services, requireAccount(locals).id);
  clearedCookies().forEach(locals.setCookie);
  const headers = { 'clear-site-data': '"cache"', 'cache-control': 'no-store' };
  return new Response(null, { status: 202, headers });
});

/** Change the name, or the language of letters. */
export const PATCH = endpoint(async ({ request, locals }) => {
  const { services } = locals;
  const session = requireSession(locals);
  const { accountId } = session;
  const { name, language } = await readJson(request, changeAccountRequest);
  if (name !== undefined) await changeName(services, { accountId, name });
  if (language !== undefined) await changeLanguage(services, { accountId, language });
  return answerJson(await getAccount(services, session));
});
