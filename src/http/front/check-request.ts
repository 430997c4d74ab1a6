import type { IncomingMessage } from 'node:http';
import type { ProblemCode } from '#lib/problem.ts';
import { KiB } from '#lib/units.ts';

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const longestUrl = 8 * KiB;

/** Astro's own doors that we do not use: actions, server islands, image transformation. */
const closed = /^\/(_actions|_server-islands|_image)(\/|\?|$)/;

/** What of a request is judged before anything else looks at it. */
export type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'>;

/** Decide whether a request may come in at all; answer the refusal, or null. */
export function checkRequest(asked: Asked, hosts: ReadonlySet<string>): ProblemCode | null {
  const { method = '', url = '', headers, rawHeaders } = asked;
  if (!methods.has(method) || headers.upgrade !== undefined) return 'method-not-allowed';
  if (url.length > longestUrl) return 'url-too-long';
  // One leading slash: not the absolute form, not `*`, not `//host`.
  if (!/^\/(?!\/)/.test(url)) return 'bad-request';
  const path = url.split('?', 1)[0] ?? '';
  // Encoded separators and double encoding exist only to be read differently by two readers.
  if (path.includes('\\') || /%(2f|5c|00|25)/i.test(path)) return 'bad-request';
  if (!isDecodable(path)) return 'bad-request';
  if (rawHeaders.filter((name, i) => i % 2 === 0 && /^host$/i.test(name)).length !== 1) {
    return 'wrong-host';
  }
  if (!hosts.has(headers.host?.toLowerCase() ?? '')) return 'wrong-host';
  if (closed.test(url)) return 'not-found';
  return null;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
