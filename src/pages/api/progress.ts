import { keepAnswersRequest, listAnswersRequest } from '#domain/progress/contract.ts';
import { forgetAnswers } from '#domain/progress/forget-answers.ts';
import { keepAnswers } from '#domain/progress/keep-answers.ts';
import { listAnswers } from '#domain/progress/list-answers.ts';
import { answerJson, answerPage } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readQuery } from '#http/read-id.ts';
import { check, readJson } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** List what an account has answered, in the order in which it came here. */
export const GET = endpoint(async ({ url, locals }) => {
  const account = requireAccount(locals);
  const wanted = check(readQuery(url), listAnswersRequest);
  return answerPage(await listAnswers(locals.services, account.id, wanted), { url });
});

/** Keep a batch of answers. Sending it again changes nothing. */
export const POST = endpoint(async ({ request, locals }) => {
  const account = requireAccount(locals);
  const { answers } = await readJson(request, keepAnswersRequest);
  return answerJson(await keepAnswers(locals.services, account.id, answers));
});

/** Forget everything that an account has answered. */
export const DELETE = endpoint(async ({ locals }) => {
  const account = requireAccount(locals);
  await forgetAnswers(locals.services, account.id);
  return new Response(null, { status: 204 });
});
