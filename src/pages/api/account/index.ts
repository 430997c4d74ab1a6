import { changeLanguage, changeName } from '#domain/accounts/change-profile.ts';
import { changeAccountRequest } from '#domain/accounts/contract.ts';
import { getAccount } from '#domain/accounts/get-account.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readJson } from '#http/read-json.ts';
import { requireSession } from '#http/require-account.ts';

export const prerender = false;

/** Tell an account's holder all about it. */
export const GET = endpoint(async ({ locals }) =>
  answerJson(await getAccount(locals.services, requireSession(locals))),
);

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
