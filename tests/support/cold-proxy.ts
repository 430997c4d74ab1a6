import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  Agent,
  createServer,
  type IncomingMessage,
  type ServerResponse,
  request as send,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  GetObjectCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { freshId } from '#lib/id.ts';
import { s3PartBytes } from '#lib/s3-limits.ts';
import { day, hour, minute } from '#lib/units.ts';
import { region } from './aws.ts';
import { makeBucket, s3Server } from './s3.ts';

/** A request as it came, for a test to look at. */
export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
}

/** An S3 server with archive classes that really sleep, on a clock that a test moves. */
export interface ColdProxy {
  readonly url: string;
  readonly asked: Asked[];
  /** What Expedited is answered for want of capacity. */
  full: boolean;
  /** Whose connection is cut before it is answered. */
  breaks: (one: Asked) => boolean;
  close(): Promise<void>;
}

/** A hot and a cold bucket in S3, on a clock that a test moves, as a site's settings name them. */
export interface S3Sides extends Pick<ColdProxy, 'asked' | 'close'> {
  readonly settings: Readonly<Record<string, string>>;
}

/** Make both buckets, and stand before their server. */
export async function openS3({ now }: { now: () => Date }): Promise<S3Sides> {
  const { url, asked, close } = await coldProxy(s3Server, { now });
  const settings = {
    STORAGE: 's3',
    S3_HOT: await makeBucket(freshId()),
    S3_ARCHIVE: await makeBucket(freshId(), { versions: true }),
    S3_REGION: region,
    S3_ENDPOINT: url,
    S3_PATH_STYLE: 'on',
  };
  return { settings, asked, close };
}

type Where = Pick<Asked, 'path' | 'query'>;

/** Read whence a copy is taken: `bucket/key?versionId=…`. */
function sourceOf(header: string): Where {
  const [path = '', query] = header.split('?');
  return { path: `/${decodeURIComponent(path)}`, query: new URLSearchParams(query) };
}

type Wish = { tier: string; days: number; readyAt: number; expiresAt: number };

const waits: Readonly<Record<string, number>> = {
  Expedited: 5 * minute,
  Standard: 5 * hour,
  Bulk: 12 * hour,
};
const deepWaits: Readonly<Record<string, number>> = { Standard: 12 * hour, Bulk: 48 * hour };
const ranks = ['Bulk', 'Standard', 'Expedited'];

/**
 * Stand before a real S3 server that keeps storage classes but lets everything be read at once, and
 * answer as AWS does: `?restore`, `x-amz-restore`, 403 for what sleeps, SHA-256 of what is stored, 412
 * for a copy onto what is there.
 * Requests pass as they are, so their signatures still count.
 */
export async function coldProxy(
  server: string,
  { now, checksums = true }: { now: () => Date; checksums?: boolean },
): Promise<ColdProxy> {
  const { hostname, port } = new URL(server);
  // The server holds a small answer back until its head is acknowledged, which a connection that is
  // new does at once and an old one 40 ms later.
  const httpAgent = new Agent({ keepAlive: false });
  const client = new S3Client({
    region,
    endpoint: server,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { httpAgent },
  });
  const wishes = new Map<string, Wish>();
  const pieced = new Set<string>();
  const deep = new Set<string>();
  const asked: Asked[] = [];

  const nameOf = ({ path, query }: Where) => `${path}?${query.get('versionId') ?? ''}`;

  function place({ path, query }: Where) {
    const [, Bucket = '', ...rest] = path.split('/');
    const VersionId = query.get('versionId') ?? undefined;
    return { Bucket, Key: rest.join('/'), VersionId };
  }

  async function head(one: Where): Promise<HeadObjectCommandOutput | null> {
    return client.send(new HeadObjectCommand(place(one))).catch(() => null);
  }

  /** What counts now of what was wished, as the header says it. */
  function restoreOf(one: Where): string | null {
    const wish = wishes.get(nameOf(one));
    const moment = now().getTime();
    if (!wish || moment >= wish.expiresAt) return null;
    if (moment < wish.readyAt) return 'ongoing-request="true"';
    const until = new Date(wish.expiresAt).toUTCString();
    return `ongoing-request="false", expiry-date="${until}"`;
  }

  const endOf = (from: number, days: number) => Math.ceil((from + days * day) / day) * day;

  async function sleeps(one: Where): Promise<boolean> {
    return Boolean((await head(one))?.StorageClass) && !restoreOf(one)?.includes('"false"');
  }

  async function restore(one: Asked, body: string): Promise<[status: number, code: string]> {
    // AWS would take the current version; we must never depend on which that is.
    if (!one.query.get('versionId')) return [400, 'TestWantsAVersion'];
    const found = await head(one);
    if (!found) return [404, 'NoSuchKey'];
    if (!found.StorageClass) return [403, 'InvalidObjectState'];
    const tier = /<Tier>(\w+)</.exec(body)?.[1] ?? 'Standard';
    const days = Number(/<Days>(\d+)</.exec(body)?.[1]);
    if (deep.has(nameOf(one)) && tier === 'Expedited') return [400, 'InvalidArgument'];
    if (tier === 'Expedited' && proxy.full) return [503, 'GlacierExpeditedRetrievalNotAvailable'];
    const moment = now().getTime();
    const state = restoreOf(one);
    const before = wishes.get(nameOf(one));
    if (before && state?.includes('false')) {
      wishes.set(nameOf(one), { ...before, expiresAt: endOf(moment, days) });
      return [200, ''];
    }
    const times = deep.has(nameOf(one)) ? deepWaits : waits;
    const readyAt = moment + (times[tier] ?? 0);
    if (before && state) {
      if (ranks.indexOf(tier) <= ranks.indexOf(before.tier))
        return [409, 'RestoreAlreadyInProgress'];
      const expiresAt = endOf(readyAt, before.days);
      wishes.set(nameOf(one), { ...before, tier, readyAt, expiresAt });
      return [202, ''];
    }
    wishes.set(nameOf(one), { tier, days, readyAt, expiresAt: endOf(readyAt, days) });
    return [202, ''];
  }

  /** Hash what is really stored, as S3 does when it takes it: whole, or part by part. */
  async function hashStored(one: Asked): Promise<Record<string, string>> {
    const { Body } = await client.send(new GetObjectCommand(place(one)));
    const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
    const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest();
    if (!pieced.has(one.path)) {
      const whole = sha256(bytes).toString('base64');
      return { 'x-amz-checksum-sha256': whole, 'x-amz-checksum-type': 'FULL_OBJECT' };
    }
    const parts = [];
    for (let at = 0; at < bytes.byteLength; at += s3PartBytes) {
      parts.push(sha256(bytes.subarray(at, at + s3PartBytes)));
    }
    const composite = `${sha256(Buffer.concat(parts)).toString('base64')}-${parts.length}`;
    return { 'x-amz-checksum-sha256': composite, 'x-amz-checksum-type': 'COMPOSITE' };
  }

  /** The server knows no deeper class: it keeps the object as GLACIER, and we remember. */
  async function putDeep(one: Asked, body: Buffer, response: ServerResponse): Promise<void> {
    const Metadata = { sha256: String(one.headers['x-amz-meta-sha256']) };
    const { VersionId = '', ETag = '' } = await client.send(
      new PutObjectCommand({ ...place(one), Body: body, Metadata, StorageClass: 'GLACIER' }),
    );
    deep.add(`${one.path}?${VersionId}`);
    response.writeHead(200, { 'x-amz-version-id': VersionId, etag: ETag }).end();
  }

  async function passOn(one: Asked, request: IncomingMessage, response: ServerResponse) {
    const { method, headers, url: path } = request;
    const far = send({ hostname, port, method, path, headers, agent: httpAgent });
    request.pipe(far);
    response.on('close', () => far.destroy());
    far.on('error', () => response.destroy());
    const [answer] = (await once(far, 'response')) as [IncomingMessage];
    const isThere = answer.statusCode === 200;
    const added: Record<string, string> = {};
    if (method === 'HEAD' && isThere) {
      const state = restoreOf(one);
      if (state) added['x-amz-restore'] = state;
      if (deep.has(nameOf(one))) added['x-amz-storage-class'] = 'DEEP_ARCHIVE';
      const isWanted = checksums && headers['x-amz-checksum-mode'] === 'ENABLED';
      if (isWanted) Object.assign(added, await hashStored(one));
    }
    if (method === 'POST' && one.query.has('uploadId') && isThere) pieced.add(one.path);
    response.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...added });
    answer.pipe(response);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', server);
    const { method = '', headers } = request;
    const one: Asked = { method, path: decodeURIComponent(pathname), query, headers };
    asked.push(one);
    if (proxy.breaks(one)) {
      response.destroy();
      return;
    }
    const refuse = (status: number, code: string) =>
      response
        .writeHead(status, { 'content-type': 'application/xml' })
        .end(
          code &&
            `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
        );
    if (method === 'POST' && query.has('restore')) {
      const body = Buffer.concat(await Array.fromAsync(request)).toString();
      refuse(...(await restore(one, body)));
      return;
    }
    if (method === 'PUT' && headers['x-amz-storage-class'] === 'DEEP_ARCHIVE') {
      await putDeep(one, Buffer.concat(await Array.fromAsync(request)), response);
      return;
    }
    // The server heeds it for what is put, not for what is copied or completed.
    if (headers['if-none-match'] === '*' && (await head(one))) {
      request.resume();
      refuse(412, 'PreconditionFailed');
      return;
    }
    const source = headers['x-amz-copy-source'];
    if (method === 'PUT' && typeof source === 'string' && (await sleeps(sourceOf(source)))) {
      // In S3's words: of a whole object, and of a part.
      refuse(403, query.has('partNumber') ? 'InvalidObjectState' : 'ObjectNotInActiveTierError');
      return;
    }
    const isRead =
      method === 'GET' && place(one).Key && (query.get('x-id') ?? 'GetObject') === 'GetObject';
    if (isRead && !query.has('uploads') && !query.has('versions') && (await sleeps(one))) {
      refuse(403, 'InvalidObjectState');
      return;
    }
    await passOn(one, request, response);
  }

  const near = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  near.listen(0, '127.0.0.1');
  await once(near, 'listening');
  // Of a TCP server it is never a path.
  const { port: own } = near.address() as AddressInfo;
  const proxy: ColdProxy = {
    url: `http://127.0.0.1:${own}`,
    asked,
    full: false,
    breaks: () => false,
    close: async () => {
      near.closeAllConnections();
      near.close();
      client.destroy();
    },
  };
  return proxy;
}
