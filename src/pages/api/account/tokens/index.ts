import { mintTokenRequest } from '#domain/accounts/tokens/contract.ts';
import { listTokens } from '#domain/accounts/tokens/list-tokens.ts';
import { mintToken } from '#domain/accounts/tokens/mint-token.ts';
import { answerJson } from '#http/answer.ts';
import { endpoint } from '#http/endpoint.ts';
import { readJson } from '#http/read-json.ts';
import { requireAccount } from '#http/require-account.ts';

export const prerender = false;

/** List the tokens of this account, without their secrets. */
export const GET = endpoint(async ({ locals }) => {
  const accountId = requireAccount(locals).id;
  return answerJson({ tokens: await listTokens(locals.services, accountId) });
});

/** Make a token. It stands in this answer and nowhere else. */
export const POST = endpoint(async ({ request, locals }) => {
  const accountId = requireAccount(locals).id;
  const wish = await readJson(request, mintTokenRequest);
  return answerJson(await mintToken(locals.services, { accountId, ...wish }), { status: 201 });
});
