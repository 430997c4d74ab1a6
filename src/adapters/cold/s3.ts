import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  type HeadObjectCommandOutput,
  ListObjectVersionsCommand,
  PutObjectCommand,
  RestoreObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { orNull, toWeb } from '#adapters/storage/s3-answers.ts';
import { s3Client, statusOf } from '#adapters/storage/s3-client.ts';
import { copyInS3, copyLimit, look, wholeHash } from '#adapters/storage/s3-copy.ts';
import { listUploads } from '#adapters/storage/s3-uploads.ts';
import type { S3Place } from '#adapters/storage/storage.ts';
import { isId } from '#lib/id.ts';
import { isProblem, Problem } from '#lib/problem.ts';
import { s3PartBytes, s3Parts } from '#lib/s3-limits.ts';
import { hour, minute } from '#lib/units.ts';
import type { Cold, ColdClass, NewColdObject, RestoreAnswer, Tier } from './cold.ts';
import { parseRestore } from './parse-restore.ts';

/** The bucket of the cold side, and the part of it that is ours. */
export interface S3ColdSettings {
  readonly bucket: string;
  readonly prefix: string;
  readonly region: string;
  readonly endpoint: string;
  readonly pathStyle: boolean;
  /** Above it a copy goes part by part. S3's own limit unless a test has no room for that. */
  readonly copyLimit?: number;
}

const tiers: Readonly<Record<Tier, 'Expedited' | 'Standard' | 'Bulk'>> = {
  expedited: 'Expedited',
  standard: 'Standard',
  bulk: 'Bulk',
};

/**
 * Let objects sleep in S3's archive classes. A copy goes from bucket to bucket and is proved by the
 * checksum that S3 made of it: of one in a piece it is our own SHA-256, of one in parts it equals that
 * of the hot object, since both have the borders of the upload. Our own SHA-256 stands in the metadata.
 */
export function s3Cold({
  bucket,
  prefix,
  copyLimit: limit = copyLimit,
  ...server
}: S3ColdSettings): Cold {
  const client = s3Client(server);
  const folder = `${prefix}cold/`;
  const target = (key: string) => ({ Bucket: bucket, Key: folder + safe(key) });

  const locate = (key: string, version?: string) => ({ bucket, key: folder + safe(key), version });
  const uploadsOf = (prefix: string) => listUploads(client, { bucket, prefix });

  /** Find the version under a key that is this object, proved. */
  async function findSame(
    key: string,
    { bytes, sha256 }: NewColdObject,
    source: HeadObjectCommandOutput | null = null,
  ): Promise<string | null> {
    const found = await look(client, locate(key));
    if (found?.ContentLength !== bytes || hashOf(found) !== sha256) return null;
    const isPieced = found.ChecksumType === 'COMPOSITE';
    if (source && isPieced && found.ChecksumSHA256 !== source.ChecksumSHA256) return null;
    return found.VersionId ?? unversioned;
  }

  /** What was said about a write is not believed: what lies there now counts. */
  async function settle(
    key: string,
    object: NewColdObject,
    { written, source }: { written: Promise<unknown>; source?: HeadObjectCommandOutput },
  ): Promise<string> {
    const failure = await written.then(
      () => null,
      (cause: unknown) => ({ cause }),
    );
    // An answer that was lost, and another who was first, are settled by looking.
    const version = await findSame(key, object, source);
    if (version !== null) return version;
    if (failure && statusOf(failure.cause) !== 412) throw failure.cause;
    // It is there, and it is another: for people to look at.
    throw new Problem('bytes-differ');
  }

  const described = ({ class: StorageClass, sha256 }: NewColdObject) => ({
    StorageClass,
    ChecksumAlgorithm: 'SHA256' as const,
    Metadata: { sha256 },
  });

  async function begin(key: string, object: NewColdObject): Promise<string> {
    const { UploadId } = await client.send(
      new CreateMultipartUploadCommand({ ...target(key), ...described(object) }),
    );
    if (!UploadId) throw new Error('S3 began an upload without a name.');
    return UploadId;
  }

  function complete(
    key: string,
    { bytes }: NewColdObject,
    upload: { UploadId: string; Parts: CompletedPart[] },
  ) {
    return client.send(
      new CompleteMultipartUploadCommand({
        ...target(key),
        UploadId: upload.UploadId,
        MultipartUpload: { Parts: upload.Parts },
        MpuObjectSize: bytes,
        IfNoneMatch: '*',
      }),
    );
  }

  async function putInParts(
    key: string,
    source: ReadableStream<Uint8Array>,
    object: NewColdObject,
  ): Promise<string> {
    const partBytes = Math.max(s3PartBytes, Math.ceil(object.bytes / s3Parts));
    const UploadId = await begin(key, object);
    const hash = createHash('sha256');
    const Parts: CompletedPart[] = [];
    try {
      for await (const Body of inParts(source, partBytes)) {
        hash.update(Body);
        const PartNumber = Parts.length + 1;
        const sent = await client.send(
          new UploadPartCommand({
            ...target(key),
            UploadId,
            PartNumber,
            Body,
            // Of a server that keeps no SHA-256, this is what proves each part.
            ContentMD5: createHash('md5').update(Body).digest('base64'),
            ChecksumSHA256: createHash('sha256').update(Body).digest('base64'),
          }),
        );
        Parts.push({ PartNumber, ETag: sent.ETag, ChecksumSHA256: sent.ChecksumSHA256 });
      }
      if (hash.digest('hex') !== object.sha256) throw new Problem('bytes-differ');
    } catch (error) {
      await client.send(new AbortMultipartUploadCommand({ ...target(key), UploadId }));
      throw error;
    }
    return settle(key, object, { written: complete(key, object, { UploadId, Parts }) });
  }

  async function putWhole(key: string, body: Uint8Array, object: NewColdObject): Promise<string> {
    const hash = createHash('sha256').update(body).digest();
    const isSame = body.byteLength === object.bytes && hash.toString('hex') === object.sha256;
    if (!isSame) throw new Problem('bytes-differ');
    const written = client.send(
      new PutObjectCommand({
        ...target(key),
        ...described(object),
        Body: body,
        ContentMD5: createHash('md5').update(body).digest('base64'),
        ChecksumSHA256: hash.toString('base64'),
        IfNoneMatch: '*',
      }),
    );
    return settle(key, object, { written });
  }

  async function* listVersions(Prefix: string) {
    let marker: Partial<Record<'KeyMarker' | 'VersionIdMarker', string | undefined>> = {};
    for (let more = true; more; ) {
      const page = await client.send(
        new ListObjectVersionsCommand({ Bucket: bucket, Prefix, ...marker }),
      );
      yield* page.Versions ?? [];
      marker = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
      more = page.IsTruncated === true;
    }
  }

  async function discard(key: string): Promise<void> {
    for (const { UploadId } of await uploadsOf(folder + safe(key))) {
      await client.send(new AbortMultipartUploadCommand({ ...target(key), UploadId }));
    }
  }

  async function remove(key: string, VersionId: string): Promise<void> {
    await orNull(client.send(new DeleteObjectCommand({ ...target(key), VersionId })));
  }

  return {
    owner: server.endpoint === '' ? 'aws' : 'server',
    // S3's own times, for GLACIER.
    waits: { expedited: 5 * minute, standard: 5 * hour, bulk: 12 * hour },
    deepWaits: { standard: 12 * hour, bulk: 48 * hour },

    put: async (key, source, object) => {
      const there = await findSame(key, object);
      if (there !== null) {
        await source.cancel();
        return there;
      }
      if (object.bytes > s3PartBytes) return putInParts(key, source, object);
      return putWhole(key, await collect(source, object.bytes), object);
    },

    copy: async (key, from: S3Place, object) => {
      const source = await look(client, from);
      // Without a checksum of the source, this server keeps none of the copy either.
      if (!source?.ChecksumSHA256) return null;
      if (source.ContentLength !== object.bytes) throw new Problem('bytes-differ');
      const there = await findSame(key, object, source);
      if (there !== null) return there;
      const { bytes, class: StorageClass, sha256 } = object;
      const described = { StorageClass, Metadata: { sha256 } };
      const written = copyInS3(client, { from, to: locate(key), bytes, described, limit });
      return settle(key, object, { written, source });
    },

    locate,

    head: async (key, VersionId) => {
      const found = await look(client, locate(key, VersionId));
      if (!found) return null;
      const coldClass = toColdClass(found.StorageClass);
      return {
        class: coldClass ?? 'GLACIER',
        bytes: found.ContentLength ?? 0,
        sha256: hashOf(found),
        // Somebody moved it into a class that is always awake.
        restore: coldClass ? parseRestore(found.Restore) : { ongoing: false, expiresAt: never },
      };
    },

    restore: async (key, VersionId, { tier, days }): Promise<RestoreAnswer> => {
      const request = { Days: days, GlacierJobParameters: { Tier: tiers[tier] } };
      try {
        const { $metadata } = await client.send(
          new RestoreObjectCommand({ ...target(key), VersionId, RestoreRequest: request }),
        );
        return $metadata.httpStatusCode === 200 ? 'extended' : 'asked';
      } catch (error) {
        const answer = answers.get(nameOf(error));
        if (answer) return answer;
        // S3 has no name of its own for a tier that a class does not know.
        if (statusOf(error) === 400 && tier === 'expedited') return 'refused';
        throw error;
      }
    },

    read: async (key, VersionId, part) => {
      const range = part && { Range: `bytes=${part.start}-${part.end}` };
      try {
        const found = await orNull(
          client.send(new GetObjectCommand({ ...target(key), VersionId, ...range })),
        );
        return found && toWeb(found.Body);
      } catch (error) {
        if (nameOf(error) === 'InvalidObjectState') throw new Problem('folder-archived');
        throw error;
      }
    },

    list: async function* () {
      for await (const version of listVersions(folder)) {
        const key = version.Key?.slice(folder.length);
        if (!isId(key) || !version.IsLatest) continue;
        yield {
          key,
          version: version.VersionId ?? unversioned,
          bytes: version.Size ?? 0,
          changedAt: version.LastModified ?? new Date(),
        };
      }
    },

    listUnfinished: async function* () {
      for (const { Key, Initiated = new Date() } of await uploadsOf(folder)) {
        const key = Key?.slice(folder.length);
        if (isId(key)) yield { key, changedAt: Initiated };
      }
    },

    discard,
    remove,

    forget: async (key) => {
      await discard(key);
      for await (const { VersionId } of listVersions(folder + safe(key))) {
        await remove(key, VersionId ?? unversioned);
      }
    },
  };
}

/** How S3 names the only version of an object in a bucket without versions. */
const unversioned = 'null';

/** The last moment that a Date knows. */
const never = new Date(8.64e15);

const answers = new Map<string, RestoreAnswer>([
  ['RestoreAlreadyInProgress', 'already-asked'],
  ['GlacierExpeditedRetrievalNotAvailable', 'no-capacity'],
  // Of a class that does not sleep: it can be read.
  ['InvalidObjectState', 'extended'],
  ['NoSuchKey', 'absent'],
  ['NoSuchVersion', 'absent'],
]);

function toColdClass(name: string | undefined): ColdClass | null {
  return name === 'GLACIER' || name === 'DEEP_ARCHIVE' ? name : null;
}

function nameOf(error: unknown): string {
  // What came as a 5xx is a refusal of ours by now, with S3's own as its cause.
  const own = isProblem(error) ? error.cause : error;
  return own instanceof Error ? own.name : '';
}

/** What S3 hashed itself comes first; of an object in parts that is not the hash of its bytes. */
function hashOf(found: HeadObjectCommandOutput): string {
  return wholeHash(found) ?? found.Metadata?.sha256 ?? '';
}

async function collect(source: ReadableStream<Uint8Array>, bytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > bytes) throw new Problem('bytes-differ');
  }
  return Buffer.concat(chunks);
}

/** Cut a stream into parts of one size; the last may be smaller. */
async function* inParts(source: ReadableStream<Uint8Array>, size: number) {
  let part = Buffer.allocUnsafeSlow(size);
  let fill = 0;
  for await (const chunk of source) {
    for (let from = 0; from < chunk.byteLength; ) {
      const piece = chunk.subarray(from, from + size - fill);
      part.set(piece, fill);
      from += piece.byteLength;
      fill += piece.byteLength;
      if (fill < size) continue;
      yield part;
      part = Buffer.allocUnsafeSlow(size);
      fill = 0;
    }
  }
  if (fill > 0) yield part.subarray(0, fill);
}

function safe(key: string): string {
  if (!isId(key)) throw new Error('A key is an id and nothing else.');
  return key;
}
