import type { Audit } from '#domain/accounts/audit/audit-book.ts';
import { isProblem, type ProblemCode } from '#lib/problem.ts';

/** Refusals that tell of somebody who tries what is not theirs; the others are daily life. */
const telling: ReadonlySet<ProblemCode> = new Set([
  'cross-site',
  'csrf-token',
  'double-cookie',
  'method-not-allowed',
  'not-allowed',
  'token-scope',
  'too-many-requests',
  'two-doors',
  'wrong-host',
]);

/** Note in the audit what was refused by a guard, or broke. */
export function noteRefusal(
  audit: Audit,
  { error, method, route = '' }: { error: unknown; method: string; route?: string },
): void {
  if (!isProblem(error)) {
    audit.note({ event: 'unexpected-error', result: 'failed', facts: { method, route } });
  } else if (telling.has(error.code)) {
    audit.note({ event: 'refused', result: 'refused', facts: { code: error.code, method, route } });
  }
}
