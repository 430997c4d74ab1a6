import { addPasskey } from '#domain/accounts/factors/add-passkey.ts';
import { addPasskeyRequest } from '#domain/accounts/factors/contract.ts';
import { answerJson } from '#http/answer.ts';
import { mintCsrfToken } from '#http/csrf.ts';
import { endpoint } from '#http/endpoint.ts';
import { passkeySite } from '#http/passkey-site.ts';
import { readJson } from '#http/read-json.ts';
import { requireSession } from '#http/require-account.ts';
import { sessionCookies } from '#http/session-cookies.ts';

export const prerender = false;

/** Give the account a passkey that this browser just made. The session goes on as a new one. */
export const POST = endpoint(async ({ request, locals }) => {
  const { services } = locals;
  const session = requireSession(locals);
  const { label, passkey: created } = await readJson(request, addPasskeyRequest);
  const wish = { session, label, created };
  const { begun, codesLeft } = await addPasskey(services, passkeySite(services), wish);
  (await sessionCookies(services, begun)).forEach(locals.setCookie);
  const csrf = mintCsrfToken(services.secrets, 'session', begun.session.id);
  return answerJson({ codesLeft, csrf });
});
