import { openShareRequest } from '#domain/files/shares/contract.ts';
import { describeShared } from '#domain/files/shares/look-inside.ts';
import { enterShare, openShare } from '#domain/files/shares/open-share.ts';
import { answerJson } from '#http/answer.ts';
import { cookieLifetimes, cookieNames, formatCookie } from '#http/cookies.ts';
import { endpoint } from '#http/endpoint.ts';
import { enterByCookie } from '#http/enter-share.ts';
import { limitAddress } from '#http/limits.ts';
import { readJson } from '#http/read-json.ts';

export const prerender = false;

/** Tell what the link shows that was opened last. */
export const GET = endpoint(async ({ locals }) =>
  answerJson(await describeShared(locals.services, await enterByCookie(locals))),
);

/** Open a link with its secret, and its password where it has one. */
export const POST = endpoint(async ({ request, locals }) => {
  const { services, setCookie } = locals;
  await limitAddress(locals, 'share');
  const pass = await openShare(services, await readJson(request, openShareRequest));
  setCookie(formatCookie(cookieNames.share, pass, cookieLifetimes.share));
  return answerJson(await describeShared(services, await enterShare(services, pass)));
});
