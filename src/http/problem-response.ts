import type { Language } from '#i18n/languages.ts';
import { isProblem, type ProblemCode, problems } from '#lib/problem.ts';

/** What a client should wait before it asks again, when nothing better is known. */
const retryAfterSeconds = 2;

/**
 * Write a refusal as RFC 9457 problem+json: `type` is the address that explains it, `title` the
 * sentence in the reader's language, further members its facts.
 */
export function problemResponse(
  error: unknown,
  { language, requestId }: { language: Language; requestId: string },
): Response {
  const code: ProblemCode = isProblem(error) ? error.code : 'internal';
  const facts = isProblem(error) ? error.facts : {};
  const row = problems[code];
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'content-language': language,
    'cache-control': 'no-store',
  });
  if (row.status === 503 || row.status === 429) {
    headers.set('retry-after', String(facts.retryAfter ?? retryAfterSeconds));
  }
  if (code === 'not-signed-in') {
    headers.set('www-authenticate', 'Bearer error="invalid_token"');
  }
  // A reader who asked too far is told how far there is something (RFC 9110, 15.5.17).
  if (code === 'range-outside') headers.set('content-range', `bytes */${facts.bytes}`);
  const body = {
    ...facts,
    type: `/problems/${code}`,
    title: row[language],
    status: row.status,
    code,
    again: 'again' in row,
    instance: requestId,
  };
  return new Response(JSON.stringify(body), { status: row.status, headers });
}
