import { listMembersRequest } from '#domain/admin/contract.ts';
import { listMembers } from '#domain/admin/list-members.ts';
import { answerPage } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readQuery } from '#http/read-id.ts';
import { check } from '#http/read-json.ts';

export const prerender = false;

/** List the accounts of this place, the youngest first. */
export const GET = endpoint(async ({ url, locals }) => {
  const wanted = check(readQuery(url), listMembersRequest);
  return answerPage(await listMembers(locals.services, wanted), { url });
});
