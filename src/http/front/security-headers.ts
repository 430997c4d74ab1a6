import type { OutgoingHttpHeader, ServerResponse } from 'node:http';

/** The classes of response: each has its own policy for content and for caches (security.md). */
export type ResponseClass = 'asset' | 'worker' | 'search' | 'prerendered' | 'page' | 'api';

const twoYears = 2 * 365 * 24 * 60 * 60;

const policies: Readonly<Record<ResponseClass, Readonly<Record<string, string>>>> = {
  asset: {
    'cache-control': 'public, max-age=31536000, immutable',
    // A worker obeys the policy of its own file.
    'content-security-policy':
      "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  },
  search: {
    'cache-control': 'public, no-cache',
    // Pagefind runs WebAssembly in its worker, which may do nothing else that others may not.
    'content-security-policy':
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  },
  // The service worker: its address stays, so it is asked for anew, and all that it may do is fetch.
  worker: {
    'cache-control': 'public, no-cache',
    'content-security-policy': "default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
  },
  prerendered: {
    'cache-control': 'public, no-cache',
    // The page's own <meta> carries the hashes; a meta cannot carry the first of these.
    'content-security-policy':
      "frame-ancestors 'none'; object-src 'none'; base-uri 'none'; form-action 'self'",
  },
  page: {
    'cache-control': 'no-store',
    vary: 'Cookie',
    'content-security-policy':
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  },
  api: {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  },
};

/** What every response carries, and what its class adds. */
export function securityHeaders(
  kind: ResponseClass,
  { https }: { https: boolean },
): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    ...(https && { 'strict-transport-security': `max-age=${twoYears}; includeSubDomains` }),
    ...policies[kind],
  };
}

/** Give a response the headers of its class before a handler runs; it may make them stricter. */
export function setSecurityHeaders(
  response: ServerResponse,
  kind: ResponseClass,
  options: { https: boolean },
): void {
  for (const [name, text] of Object.entries(securityHeaders(kind, options))) {
    response.setHeader(name, text);
  }
}

/** There is no cross-origin sharing anywhere, whatever a library below would like to answer. */
const neverSent = /^(access-control-.*|server|x-powered-by)$/i;

/** Watch what a handler sends: what is never sent is dropped from it. */
export function guardHeaders(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (
    status: number,
    headers: Record<string, OutgoingHttpHeader>,
  ) => ServerResponse;
  // Astro calls writeHead(status, headers) with a plain object, and so do we.
  response.writeHead = ((status: number, headers: Record<string, OutgoingHttpHeader> = {}) => {
    for (const name of response.getHeaderNames()) {
      if (neverSent.test(name)) response.removeHeader(name);
    }
    const kept = Object.entries(headers).filter(([name]) => !neverSent.test(name));
    const policy = isBuiltErrorPage(status, headers) ? errorPage : {};
    return writeHead(status, { ...policy, ...withoutFrames(Object.fromEntries(kept)) });
  }) as ServerResponse['writeHead'];
}

/** Astro's own policy is made for a <meta>, which cannot say who may frame a page: nobody. */
function withoutFrames(headers: Record<string, OutgoingHttpHeader>) {
  const policy = headers['content-security-policy'];
  if (typeof policy !== 'string' || policy.includes('frame-ancestors')) return headers;
  const parted = `${policy.replace(/;\s*$/, '')}; frame-ancestors 'none'`;
  return { ...headers, 'content-security-policy': parted };
}

const errorPage = { 'content-security-policy': policies.prerendered['content-security-policy'] };

/**
 * Tell whether Astro answers with the 404 or 500 page of the build: that page was made with its own
 * hashes in its <meta>, while a page made on demand brings its policy as a header.
 */
function isBuiltErrorPage(status: number, headers: Record<string, OutgoingHttpHeader>): boolean {
  const isHtml = String(headers['content-type'] ?? '').startsWith('text/html');
  return (status === 404 || status === 500) && isHtml && !('content-security-policy' in headers);
}
