import type { Secrets } from '#adapters/secrets/secrets.ts';
import type { Session } from '#domain/accounts/session.ts';
import type { Account } from '#domain/accounts/visitor.ts';
import type { SessionAnswer } from '#lib/session-answer.ts';
import { mintCsrfToken } from './csrf.ts';

/** Tell a page who is there, and the CSRF token of its session. */
export function sessionAnswer(
  { secrets }: { secrets: Secrets },
  account: Account | null,
  session: Session | null,
): Response {
  const answer: SessionAnswer = {
    account,
    csrf: session && mintCsrfToken(secrets, 'session', session.id),
  };
  return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
}
