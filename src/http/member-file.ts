import { create as contentDisposition } from 'content-disposition';
import type { Cold } from '#adapters/cold/cold.ts';
import type { Part, Storage } from '#adapters/storage/storage.ts';
import type { FileContent } from '#domain/files/get-file.ts';
import type { Zip } from '#domain/files/zip/zip.ts';
import { Problem } from '#lib/problem.ts';
import { decideConditions } from './conditions.ts';

// A member's file leaves in this order (RFC 9110, 13.2.2): conditions first, since a copy that is
// still good needs no bytes; then the range; then a body that waits for its reader.

/** Answer with the bytes of a member's file, or with the part of them that was asked for. */
export async function answerFile(
  { storage, cold }: { storage: Storage; cold: Pick<Cold, 'read'> },
  content: FileContent,
  visit: Visit,
): Promise<Response> {
  const digest = Buffer.from(content.sha256, 'hex').toString('base64');
  const served = {
    ...content,
    etag: `"sha256-${content.sha256}"`,
    open: async (part: Part | undefined) => {
      const { key, version } = content;
      const bytes =
        version === undefined ? await storage.read(key, part) : await cold.read(key, version, part);
      // The row says that they are here: this is ours to mend, not the reader's.
      if (!bytes) throw new Error('The bytes of a file are not in the store.');
      return bytes;
    },
  };
  const headers = {
    'last-modified': content.changedAt.toUTCString(),
    'repr-digest': `sha-256=:${digest}:`,
  };
  return answerBytes(served, { ...visit, headers });
}

/** Answer with a zip of a member's things, whole or in part. A changed one has another tag. */
export async function answerZip(zip: Zip, visit: Visit): Promise<Response> {
  const { name, bytes, tag, open } = zip;
  const whole = { start: 0, end: bytes - 1 };
  const served = {
    name,
    bytes,
    type: 'application/zip',
    etag: `"${tag}"`,
    // It has no date of its own: only its tag tells whether it is the same.
    changedAt: new Date(),
    open: async (part: Part | undefined) => open(part ?? whole),
  };
  return answerBytes(served, { ...visit, headers: {} });
}

interface Visit {
  readonly request: Request;
  readonly drained: () => Promise<void>;
  /** Who may keep a copy; nobody when nothing is said. */
  readonly cacheControl?: string;
}

interface Served extends Pick<FileContent, 'name' | 'type' | 'bytes' | 'changedAt'> {
  readonly etag: string;
  open(part: Part | undefined): Promise<ReadableStream<Uint8Array>>;
}

async function answerBytes(
  { name, type, bytes, changedAt, etag, open }: Served,
  {
    request,
    drained,
    cacheControl = 'private, no-store',
    headers: more,
  }: Visit & { headers: Record<string, string> },
): Promise<Response> {
  const headers = new Headers({
    etag,
    'accept-ranges': 'bytes',
    'cache-control': cacheControl,
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'content-disposition': toDisposition(name),
    ...more,
  });
  const conditions = decideConditions(request.headers, { etag, changedAt });
  if (conditions === 'changed') throw new Problem('changed-meanwhile');
  if (conditions === 'same') return new Response(null, { status: 304, headers });

  const part = conditions.range ? decidePart(request.headers.get('range'), bytes) : null;
  if (part === 'outside') throw new Problem('range-outside', { bytes });
  const { start, end } = part ?? { start: 0, end: bytes - 1 };
  headers.set('content-type', type);
  headers.set('content-length', String(end + 1 - start));
  if (part) headers.set('content-range', `bytes ${start}-${end}/${bytes}`);
  const status = part ? 206 : 200;
  if (request.method === 'HEAD') return new Response(null, { status, headers });
  return new Response(paced(await open(part ?? undefined), drained), { status, headers });
}

/**
 * Decide which part a `Range` asks for (RFC 9110, 14.1.2). Null is the whole file: for more than one
 * part too, and for what is no range at all.
 */
export function decidePart(range: string | null, bytes: number): Part | 'outside' | null {
  const [, from, to] = /^\s*bytes\s*=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(range ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return null;
  if (from === '') {
    const last = Math.min(Number(to), bytes);
    return last === 0 ? 'outside' : { start: bytes - last, end: bytes - 1 };
  }
  const start = Number(from);
  if (to !== '' && Number(to) < start) return null;
  if (start >= bytes) return 'outside';
  return { start, end: to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1) };
}

/**
 * Name a download. Always an attachment: no file of a member ever opens as a page of this site. The
 * full name travels in `filename*` (RFC 8187), a plain one beside it for old programs.
 */
export function toDisposition(name: string): string {
  // A plain name of printable ASCII without quotes and percent signs is read alike everywhere.
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%;]/g, '_');
  return contentDisposition(name.toWellFormed(), { type: 'attachment', fallback: plain });
}

/** Read on only when the client has taken what it got; let go of the source when it leaves. */
function paced(
  source: ReadableStream<Uint8Array>,
  drained: () => Promise<void>,
): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          await drained();
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          await reader.cancel();
          throw error;
        }
      },
      cancel: () => reader.cancel(),
    },
    { highWaterMark: 0 },
  );
}
