import { getAct } from '#domain/folders/journal/list-journal.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readSeq } from '#http/read-id.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** Tell how far an act has come, and what it left alone. */
export const GET = endpoint(async ({ params, locals }) => {
  const account = requireAccount(locals);
  return answerJson(await getAct(locals.services, account.id, readSeq(params)));
});
