import { listSharesRequest, makeShareRequest } from '#domain/files/shares/contract.ts';
import { listShares, makeShare } from '#domain/files/shares/manage-shares.ts';
import { answerJson, answerPage } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readQuery } from '#http/read-id.ts';
import { check, readJson } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** List what is shared with others, by links and with accounts. */
export const GET = endpoint(async ({ url, locals }) => {
  const account = requireAccount(locals);
  const wanted = check(readQuery(url), listSharesRequest);
  return answerPage(await listShares(locals.services, account.id, wanted), { url });
});

/** Share a file or a folder with an account, or by a link, which this answer alone tells. */
export const POST = endpoint(async ({ request, locals }) => {
  const account = requireAccount(locals);
  const share = await makeShare(
    locals.services,
    account.id,
    await readJson(request, makeShareRequest),
  );
  return answerJson(share, { status: 201, headers: { location: `/api/shares/${share.id}` } });
});
