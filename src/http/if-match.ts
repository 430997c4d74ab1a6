import { Problem } from '#lib/problem.ts';

/** Read which version a change is meant for, or null when any will do. */
export function readVersion({ headers }: Request): number | null {
  const text = headers.get('if-match');
  if (text === null || text.trim() === '*') return null;
  const digits = /^\s*"(\d{1,15})"\s*$/.exec(text)?.[1];
  // Another form, or a list, never is the tag of one of our versions.
  if (digits === undefined) throw new Problem('changed-meanwhile');
  return Number(digits);
}

/** Read which version a change is meant for; what cannot be undone by a look needs one. */
export function requireVersionHeader(request: Request): number {
  const version = request.headers.has('if-match') ? readVersion(request) : null;
  if (version === null) throw new Problem('version-required');
  return version;
}
