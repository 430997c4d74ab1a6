import { CreateMultipartUploadCommand, UploadPartCommand } from '@aws-sdk/client-s3';
import { s3PartBytes } from '#lib/s3-limits.ts';
import {
  getTail,
  listTails,
  type Place,
  putTail,
  removeTails,
  sealedKey,
  type Tail,
} from './s3-tails.ts';
import type { Incoming } from './storage.ts';

/** So many parts are on their way while the next one fills: memory for each upload is three parts. */
const partsInFlight = 2;

/** Open an incoming object behind the last byte that counts, and forget what lies behind it. */
export async function resumeIncoming(place: Place, key: string, offset: number): Promise<Incoming> {
  const offsets = await listTails(place, key);
  const tail = await cutTail(place, key, { offset, offsets });
  await removeTails(
    place,
    key,
    offsets.filter((other) => other !== offset),
  );
  return writeIncoming(place, key, tail);
}

/** Find the tail at an offset, or make it from a later one that holds the same bytes and more. */
async function cutTail(
  place: Place,
  key: string,
  { offset, offsets }: { offset: number; offsets: readonly number[] },
): Promise<Tail> {
  const later = offsets.find((other) => other >= offset);
  if (later === undefined) throw new Error('The incoming object is shorter than acknowledged.');
  const found = await getTail(place, key, later);
  if (later === offset) return found;
  const rest = offset % s3PartBytes;
  const samePart = partAt(later) === partAt(offset);
  // Bytes of a whole part cannot be had back before the object is sealed.
  if (rest > 0 && !samePart) throw new Error('An upload goes on only where it was flushed.');
  const upload = offset < s3PartBytes ? null : found.upload;
  const tail = { offset, upload, bytes: found.bytes.subarray(0, rest) };
  await putTail(place, key, tail);
  return tail;
}

function writeIncoming(place: Place, key: string, start: Tail): Incoming {
  let offset = start.offset;
  /** What the next part holds so far; a part that was handed on is never written again. */
  let part = Buffer.allocUnsafeSlow(s3PartBytes);
  part.set(start.bytes);
  let upload = start.upload === null ? null : Promise.resolve(start.upload);
  const tails = [start.offset];
  const sending = new Set<Promise<void>>();
  const stop = new AbortController();
  const cut = { abortSignal: stop.signal };
  let failure: { cause: unknown } | null = null;

  function check(): void {
    if (failure) throw failure.cause;
  }

  /** Do something beside the writing; `close` waits for it, the next call hears of its failure. */
  function beside(task: () => Promise<void>): Promise<void> {
    const running = task().catch((cause: unknown) => {
      failure ??= { cause };
    });
    sending.add(running);
    return running.finally(() => sending.delete(running));
  }

  async function begin(): Promise<string> {
    const { UploadId } = await place.client.send(
      new CreateMultipartUploadCommand({
        Bucket: place.bucket,
        Key: sealedKey(place, key),
        ChecksumAlgorithm: 'SHA256',
      }),
      cut,
    );
    if (!UploadId) throw new Error('S3 began an upload without a name.');
    return UploadId;
  }

  async function send(body: Uint8Array, number: number): Promise<void> {
    upload ??= begin();
    const command = new UploadPartCommand({
      Bucket: place.bucket,
      Key: sealedKey(place, key),
      UploadId: await upload,
      PartNumber: number,
      Body: body,
      ChecksumAlgorithm: 'SHA256',
    });
    await place.client.send(command, cut);
  }

  return {
    write: async (chunks) => {
      for (const chunk of chunks) {
        for (let from = 0; from < chunk.byteLength; ) {
          check();
          const fill = offset % s3PartBytes;
          const piece = chunk.subarray(from, from + s3PartBytes - fill);
          part.set(piece, fill);
          from += piece.byteLength;
          offset += piece.byteLength;
          if (offset % s3PartBytes > 0) continue;
          const [body, number] = [part, partAt(offset)];
          void beside(() => send(body, number));
          while (sending.size >= partsInFlight) await Promise.race(sending);
          part = Buffer.allocUnsafeSlow(s3PartBytes);
        }
      }
    },

    flush: async () => {
      const [until, bytes] = [offset, part.subarray(0, offset % s3PartBytes)];
      await Promise.all(sending);
      check();
      if (tails.at(-1) === until) return;
      await beside(async () => {
        const whole = until < s3PartBytes ? null : ((await upload) ?? null);
        await putTail(place, key, { offset: until, upload: whole, bytes });
        tails.push(until);
        // The last one is acknowledged, else nobody would flush again; those before it are done.
        await removeTails(place, key, tails.splice(0, tails.length - 2));
      });
      check();
    },

    close: async () => {
      stop.abort();
      await Promise.all(sending);
    },
  };
}

/** How many whole parts lie before an offset: the number of the part that ends there. */
function partAt(offset: number): number {
  return Math.floor(offset / s3PartBytes);
}
