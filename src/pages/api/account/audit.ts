import { listAuditRequest } from '#domain/accounts/audit/contract.ts';
import { listAudit } from '#domain/accounts/audit/list-audit.ts';
import { answerPage } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readQuery } from '#http/read-id.ts';
import { check } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** List what happened to this account, the newest first. */
export const GET = endpoint(async ({ url, locals }) => {
  const accountId = requireAccount(locals).id;
  const wanted = check(readQuery(url), listAuditRequest);
  return answerPage(await listAudit(locals.services, { accountId }, wanted), { url });
});
