import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type BuiltFile, readBuild, type Variant } from './read-build.ts';

export interface StaticFiles {
  /** Answer a GET or HEAD with a built file, or with a page that stands for a failure. */
  serve(
    request: IncomingMessage,
    response: ServerResponse,
    what: { path: string; requestId: string; status?: number },
  ): Promise<boolean>;
}

/**
 * Read what the build made, once at start, and answer from it. Nothing that was not there then is
 * ever served. `serve` says whether there was such a file.
 */
export function staticFiles(root: string, options: { https: boolean }): StaticFiles {
  const files = readBuild(root, options);

  return {
    async serve(request, response, { path, requestId, status = 200 }) {
      const file = files.get(path);
      if (!file) return false;
      const variant = choose(file, String(request.headers['accept-encoding'] ?? ''));
      const id = { 'x-request-id': requestId };
      if (status === 200 && matches(request.headers['if-none-match'], variant.etag)) {
        response.writeHead(304, { ...variant.notModified, ...id }).end();
        return true;
      }
      response.writeHead(status, { ...variant.headers, ...id });
      if (request.method === 'HEAD') response.end();
      else if (variant.bytes) response.end(variant.bytes);
      else await pipeline(createReadStream(variant.path), response);
      return true;
    },
  };
}

function choose({ br, gzip, identity }: BuiltFile, accepted: string): Variant {
  if (br && accepts(accepted, 'br')) return br;
  if (gzip && accepts(accepted, 'gzip')) return gzip;
  if (!identity) throw new Error('A compressed file stands without its original.');
  return identity;
}

/** Read one coding out of Accept-Encoding; `q=0` means no (RFC 9110, 12.5.3). */
function accepts(accepted: string, coding: string): boolean {
  if (!accepted.includes(coding)) return false;
  const given = accepted
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .find((part) => part === coding || part.startsWith(`${coding};`));
  return given !== undefined && !/;\s*q=0(\.0*)?$/.test(given);
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
