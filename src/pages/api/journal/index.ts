import { listJournalRequest } from '#domain/folders/journal/contract.ts';
import { listJournal } from '#domain/folders/journal/list-journal.ts';
import { answerPage } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readQuery } from '#http/read-id.ts';
import { check } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** List what was done to the drive. */
export const GET = endpoint(async ({ url, locals }) => {
  const account = requireAccount(locals);
  const wanted = check(readQuery(url), listJournalRequest);
  return answerPage(await listJournal(locals.services, account.id, wanted), { url });
});
