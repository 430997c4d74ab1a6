import { createHash } from 'node:crypto';
import { createReadStream, globSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { KiB } from '#lib/units.ts';
import { setSecurityHeaders } from './security-headers.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

/** Small files are answered from memory: five times as many a second as from disk. */
const keptInMemory = 256 * KiB;

/** One encoding of a file: its bytes when they are small, else where they lie. */
interface Variant {
  path: string;
  bytes: Buffer | null;
  length: number;
  etag: string;
}

interface StaticFile {
  type: string;
  kind: 'asset' | 'prerendered';
  variants: Partial<Record<'br' | 'gzip' | 'identity', Variant>>;
}

export interface StaticFiles {
  /** Answer a GET or HEAD of a built file; say whether there was one. */
  serve(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean>;
  /** Answer a page that stands for a failure, with its own status. */
  serveError(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    status: number,
  ): Promise<boolean>;
}

/** Read what the build made, once at start. Nothing that was not there then is ever served. */
export async function staticFiles(
  root: string,
  { https }: { https: boolean },
): Promise<StaticFiles> {
  const files = await readAll(root);

  async function send(
    request: IncomingMessage,
    response: ServerResponse,
    { file, status }: { file: StaticFile; status: number },
  ): Promise<void> {
    const [encoding, variant] = choose(file, String(request.headers['accept-encoding'] ?? ''));
    setSecurityHeaders(response, file.kind, { https });
    response.setHeader('etag', variant.etag);
    if ('br' in file.variants || 'gzip' in file.variants) {
      response.setHeader('vary', 'Accept-Encoding');
    }
    if (status === 200 && matches(request.headers['if-none-match'], variant.etag)) {
      response.writeHead(304).end();
      return;
    }
    if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
    response.writeHead(status, { 'content-type': file.type, 'content-length': variant.length });
    if (request.method === 'HEAD') response.end();
    else if (variant.bytes) response.end(variant.bytes);
    else await pipeline(createReadStream(variant.path), response);
  }

  return {
    async serve(request, response, path) {
      const file = files.get(path);
      if (!file) return false;
      await send(request, response, { file, status: 200 });
      return true;
    },
    async serveError(request, response, path, status) {
      const file = files.get(path);
      if (!file) return false;
      await send(request, response, { file, status });
      return true;
    },
  };
}

async function readAll(root: string): Promise<Map<string, StaticFile>> {
  const files = new Map<string, StaticFile>();
  for (const entry of globSync('**/*', { cwd: root, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const [, below = '', compressed] =
      /^(.*?)(\.br|\.gz)?$/.exec(path.slice(root.length).split(sep).join('/')) ?? [];
    const type = types[extname(below)];
    if (!type) continue;
    const address = toAddress(below);
    const file = files.get(address) ?? {
      type,
      kind: below.startsWith('/_astro/') ? 'asset' : 'prerendered',
      variants: {},
    };
    const encoding = compressed === '.br' ? 'br' : compressed === '.gz' ? 'gzip' : 'identity';
    file.variants[encoding] = await readVariant(path);
    files.set(address, file);
  }
  return files;
}

/** `/blog/index.html` is the page `/blog`; every other file keeps its path. */
function toAddress(below: string): string {
  const path = below.startsWith('/') ? below : `/${below}`;
  return path === '/index.html' ? '/' : path.replace(/\/index\.html$/, '');
}

async function readVariant(path: string): Promise<Variant> {
  const bytes = await readFile(path);
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  const { size } = await stat(path);
  return { path, bytes: size <= keptInMemory ? bytes : null, length: size, etag: `"${hash}"` };
}

function choose(file: StaticFile, accepted: string): ['br' | 'gzip' | 'identity', Variant] {
  const { br, gzip, identity } = file.variants;
  if (br && accepts(accepted, 'br')) return ['br', br];
  if (gzip && accepts(accepted, 'gzip')) return ['gzip', gzip];
  if (!identity) throw new Error('A compressed file stands without its original.');
  return ['identity', identity];
}

/** Read one coding out of Accept-Encoding; `q=0` means no (RFC 9110, 12.5.3). */
function accepts(accepted: string, coding: string): boolean {
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
