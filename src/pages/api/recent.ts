import { listRecentRequest } from '#domain/files/contract.ts';
import { listRecent } from '#domain/files/list-recent.ts';
import { answerPage } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readQuery } from '#http/read-id.ts';
import { check } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** List the files of an account, those changed last first. */
export const GET = endpoint(async ({ url, locals }) => {
  const account = requireAccount(locals);
  const wanted = check(readQuery(url), listRecentRequest);
  return answerPage(await listRecent(locals.services, account.id, wanted), { url });
});
