import { passkeySignInRequest } from '#domain/accounts/factors/contract.ts';
import { signInByPasskey } from '#domain/accounts/factors/sign-in-by-passkey.ts';
import { hashToken } from '#domain/accounts/token.ts';
import { cookieNames } from '#http/cookies.ts';
import { endpoint } from '#http/endpoint.ts';
import { describeBrowser, keepBrowser } from '#http/entrances/sign-in.ts';
import { limitAddress } from '#http/limits.ts';
import { passkeySite } from '#http/passkey-site.ts';
import { readJson } from '#http/read-json.ts';
import { sessionAnswer } from '#http/session-answer.ts';
import { sessionCookies } from '#http/session-cookies.ts';

export const prerender = false;

/** Sign in with a passkey. The session that this browser had ends. */
export const POST = endpoint(async ({ request, locals }) => {
  const { services, cookies, setCookie } = locals;
  await limitAddress(locals, 'signIn');
  const { passkey: signed, remember } = await readJson(request, passkeySignInRequest);
  const boundTo = hashToken(cookies.get(cookieNames.entrance) ?? '');
  const browser = await describeBrowser({ locals, request });
  const wish = { signed, boundTo, remember, ...browser };
  const begun = await signInByPasskey(services, passkeySite(services), wish);
  (await sessionCookies(services, begun)).forEach(setCookie);
  keepBrowser(locals, begun.browserToken);
  return sessionAnswer(services, begun.account, begun.session);
});
