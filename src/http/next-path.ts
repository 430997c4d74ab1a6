/**
 * Read where to go after sign-in. Only a path of our own origin is believed; anything else is null.
 * A browser reads `//`, `/\` and control characters in ways that leave the house.
 */
export function parseNext(next: string | null, origin: string): string | null {
  if (next === null || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return null;
  const url = URL.parse(next, origin);
  if (url?.origin !== origin) return null;
  const path = url.pathname + url.search + url.hash;
  return path.startsWith('//') ? null : path;
}
