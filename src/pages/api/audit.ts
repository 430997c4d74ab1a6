import { listAllAuditRequest } from '#domain/accounts/audit/contract.ts';
import { listAudit } from '#domain/accounts/audit/list-audit.ts';
import { answerPage } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readQuery } from '#http/read-id.ts';
import { check } from '#http/read-json.ts';

export const prerender = false;

/** List what happened to everybody, for who runs the place, the newest first. */
export const GET = endpoint(async ({ url, locals }) => {
  const { account, ...wanted } = check(readQuery(url), listAllAuditRequest);
  const whose = account === undefined ? 'everybody' : { accountId: account };
  return answerPage(await listAudit(locals.services, whose, wanted), { url });
});
