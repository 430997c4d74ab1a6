import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { isId } from '#lib/id.ts';
import { orNull, toWeb } from './s3-answers.ts';
import { type S3Server, s3Client } from './s3-client.ts';
import { copyInS3, copyLimit, look, wholeHash } from './s3-copy.ts';
import { resumeIncoming } from './s3-incoming.ts';
import { listIncoming, listSealed } from './s3-list.ts';
import { abortUploads, sealIncoming } from './s3-seal.ts';
import { listTails, type Place, putTail, removeTails, sealedKey } from './s3-tails.ts';
import type { Part, Storage } from './storage.ts';

/** A bucket, and the part of it that is ours. */
export interface S3Settings extends S3Server {
  readonly bucket: string;
  /** Before every key, with its slash. */
  readonly prefix: string;
  /** Above it a copy goes part by part. S3's own limit unless a test has no room for that. */
  readonly copyLimit?: number;
}

/**
 * Keep objects in a bucket. Everything about an incoming object is in S3 itself, so any process can
 * go on with it: whole parts of 8 MiB lie in a multipart upload, and `tails/<key>/<offset>` holds the
 * rest and names that upload. The last tail is how far the object is for good; a sealed one is
 * `hot/<key>` and has no tail.
 */
export function s3Storage({
  bucket,
  prefix,
  copyLimit: limit = copyLimit,
  ...server
}: S3Settings): Storage {
  const client = s3Client(server);
  const place: Place = { client, bucket, prefix };
  const locate = (key: string) => ({ bucket, key: sealedKey(place, safe(key)) });
  const target = (key: string) => ({ Bucket: bucket, Key: locate(key).key });

  async function size(key: string): Promise<number | null> {
    const found = await orNull(client.send(new HeadObjectCommand(target(key))));
    return found?.ContentLength ?? null;
  }

  return {
    begin: async (key) => {
      // One long under way, whose first tail is gone, would only get a tail that counts for nothing.
      const first = { offset: 0, upload: null, bytes: new Uint8Array(), fresh: true };
      const [, sealed] = await Promise.all([putTail(place, safe(key), first), size(key)]);
      if (sealed === null) return;
      await removeTails(place, key, [0]);
      throw new Error('A key is never used twice.');
    },

    resume: (key, offset) => resumeIncoming(place, safe(key), offset),

    seal: async (key, bytes) => {
      const [there, offsets] = await Promise.all([size(key), listTails(place, key)]);
      if (there === null) {
        // An answer that was lost, and a second sealing beside this one, are settled by looking.
        await sealIncoming(place, key, { bytes, offsets }).catch(async (error: unknown) => {
          if ((await size(key)) === null) throw error;
        });
      }
      if ((await size(key)) !== bytes) throw new Error('The sealed object has another size.');
      await removeTails(place, key, offsets);
    },

    discard: async (key) => {
      await abortUploads(place, safe(key));
      await removeTails(place, key, await listTails(place, key));
    },

    locate,

    copy: async (key, from, { bytes, sha256 }) => {
      // In parts there is no hash of the whole: the copy is proved by being as its source is.
      const source = bytes > limit ? await look(client, from) : null;
      const written = copyInS3(client, { from, to: locate(key), bytes, limit });
      const failure = await written.then(
        () => null,
        (cause: unknown) => ({ cause }),
      );
      // An answer that was lost, and another who was first, are settled by looking.
      const found = await look(client, locate(key));
      if (found?.ContentLength === bytes) {
        if (wholeHash(found) === sha256) return true;
        const isSame = found.ChecksumSHA256 === source?.ChecksumSHA256;
        if (found.ChecksumSHA256 && isSame && source?.Metadata?.sha256 === sha256) return true;
      }
      if (failure && !isRefused(failure.cause)) throw failure.cause;
      return false;
    },

    read: (key, part) => (part ? readPart(key, part) : readWhole(key)),
    size,

    remove: async (key) => {
      await client.send(new DeleteObjectCommand(target(key)));
    },

    list: (which) => (which === 'sealed' ? listSealed(place) : listIncoming(place)),

    room: async () => null,

    close: async () => client.destroy(),
  };

  async function readWhole(key: string): Promise<ReadableStream<Uint8Array> | null> {
    const found = await orNull(client.send(new GetObjectCommand(target(key))));
    return found && toWeb(found.Body);
  }

  async function readPart(key: string, { start, end }: Part) {
    // No header can ask for nothing.
    if (end < start) return (await size(key)) === null ? null : new Blob([]).stream();
    const Range = `bytes=${start}-${end}`;
    const found = await orNull(client.send(new GetObjectCommand({ ...target(key), Range })));
    if (!found) return null;
    const stream = toWeb(found.Body);
    if (found.ContentLength === end - start + 1) return stream;
    await stream.cancel();
    // A break, never a short file that looks whole.
    throw new Error('The stored object is shorter than it should be.');
  }
}

/** What S3 says of a source that is not there or asleep, and of a copy that is there already. */
const refusals = new Set([
  'InvalidObjectState',
  'NoSuchKey',
  'NoSuchVersion',
  'ObjectNotInActiveTierError',
  'PreconditionFailed',
]);

function isRefused(error: unknown): boolean {
  return error instanceof Error && refusals.has(error.name);
}

function safe(key: string): string {
  if (!isId(key)) throw new Error('A key is an id and nothing else.');
  return key;
}
