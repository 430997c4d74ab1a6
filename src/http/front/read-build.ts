import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { KiB } from '#lib/units.ts';
import { type ResponseClass, securityHeaders } from './security-headers.ts';

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
  // The index of the search, compressed by Pagefind itself.
  '.pagefind': 'application/octet-stream',
  '.pf_meta': 'application/octet-stream',
  '.pf_index': 'application/octet-stream',
  '.pf_fragment': 'application/octet-stream',
};

/** Small files are answered from memory: five times as many a second as from disk. */
const keptInMemory = 256 * KiB;

export type Encoding = 'br' | 'gzip' | 'identity';

/** One encoding of a built file, with everything that is said about it. */
export interface Variant {
  path: string;
  /** The bytes of a small file; a large one is read from its path. */
  bytes: Buffer | null;
  etag: string;
  /** What goes with 304: how to keep what the reader has. */
  notModified: Readonly<Record<string, string>>;
  /** What goes with the content. */
  headers: Readonly<Record<string, string>>;
}

export type BuiltFile = Partial<Record<Encoding, Variant>>;

/**
 * Read every file of a build by its address, with its headers made once and not for each request. One
 * after the other: nobody is answered yet, and two thousand promises would take six times as long.
 */
export function readBuild(root: string, options: { https: boolean }): Map<string, BuiltFile> {
  const files = new Map<string, BuiltFile>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const [, below = '', end] =
      /^(.*?)(\.br|\.gz)?$/.exec(path.slice(root.length).split(sep).join('/')) ?? [];
    const type = types[extname(below)];
    if (!type) continue;
    const encoding = end === '.br' ? 'br' : end === '.gz' ? 'gzip' : 'identity';
    const address = toAddress(below);
    const file = files.get(address) ?? {};
    const common = { ...securityHeaders(classOf(address), options), vary: 'Accept-Encoding' };
    file[encoding] = readVariant(path, { type, encoding, common });
    files.set(address, file);
  }
  return files;
}

/** `/blog/index.html` is the page `/blog`; every other file keeps its path. */
function toAddress(below: string): string {
  const path = below.startsWith('/') ? below : `/${below}`;
  return path === '/index.html' ? '/' : path.replace(/\/index\.html$/, '');
}

function classOf(address: string): ResponseClass {
  if (address === '/sw.js') return 'worker';
  if (address.startsWith('/_astro/')) return 'asset';
  return address.startsWith('/pagefind/') ? 'search' : 'prerendered';
}

function readVariant(
  path: string,
  about: { type: string; encoding: Encoding; common: Record<string, string> },
): Variant {
  const bytes = readFileSync(path);
  const etag = `"${hash('sha256', bytes, 'base64url').slice(0, 22)}"`;
  const notModified = { ...about.common, etag };
  return {
    path,
    bytes: bytes.length <= keptInMemory ? bytes : null,
    etag,
    notModified,
    headers: {
      ...notModified,
      'content-type': about.type,
      'content-length': String(bytes.length),
      ...(about.encoding !== 'identity' && { 'content-encoding': about.encoding }),
    },
  };
}
