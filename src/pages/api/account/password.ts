import { changePassword } from '#domain/accounts/change-password.ts';
import { changePasswordRequest } from '#domain/accounts/contract.ts';
import { describeAgent } from '#http/agent.ts';
import { endpoint } from '#http/endpoint.ts';
import { readJson } from '#http/read-json.ts';
import { requireSession } from '#http/require-account.ts';
import { sessionAnswer } from '#http/session-answer.ts';
import { sessionCookies } from '#http/session-cookies.ts';

export const prerender = false;

/** Change the password, with the current one. This browser gets a new session. */
export const POST = endpoint(async ({ request, locals }) => {
  const { services, origin } = locals;
  const session = requireSession(locals);
  const wish = await readJson(request, changePasswordRequest);
  const begun = await changePassword(services, {
    ...wish,
    session,
    agent: describeAgent(request.headers.get('user-agent')),
    host: new URL(origin).hostname,
  });
  (await sessionCookies(services, begun)).forEach(locals.setCookie);
  return sessionAnswer(services, begun.account, begun.session);
});
