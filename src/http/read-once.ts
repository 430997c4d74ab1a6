import { createHash } from 'node:crypto';
import type { Once } from '#domain/folders/change-tree.ts';
import { Problem } from '#lib/problem.ts';

/**
 * Read how a request names itself, or null when it does not. What it asks for is part of that: the
 * same name for something else is refused.
 */
export function readOnce({ method, url, headers }: Request, wanted: unknown): Once | null {
  const key = headers.get('idempotency-key');
  if (key === null) return null;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new Problem('invalid', {
      errors: [{ field: 'Idempotency-Key', code: 'invalid_format' }],
    });
  }
  const asked = JSON.stringify([method, new URL(url).pathname, wanted]);
  return { key, hash: createHash('sha256').update(asked).digest('hex') };
}
