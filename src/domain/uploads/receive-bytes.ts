import { createHash, type Hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Incoming } from '#adapters/storage/storage.ts';
import { Problem } from '#lib/problem.ts';
import { MiB } from '#lib/units.ts';
import type { Ground } from './ground.ts';
import { moveUpload, type UploadRow } from './queries.ts';

/** So much is handed to the store at once: fewer calls, and no more than two of these in memory. */
const batchBytes = 1 * MiB;
/** After so many bytes the offset is made durable, so that a crash costs no more than these. */
const durableBytes = 64 * MiB;
/** A forgotten hash is made again by reading back; this many are kept for going on. */
const keptHashes = 1_000;

/**
 * Take bytes in, from front to back, and answer how far the upload is then for good. It pulls: while
 * the disk is busy nothing more is read from the network. When the source breaks off, what came is
 * kept and the break is passed on.
 */
export async function receiveBytes(
  ground: Ground,
  upload: UploadRow,
  { lease, source }: { lease: string; source: AsyncIterable<Uint8Array> },
): Promise<UploadRow> {
  const { database, storage, uploads } = ground;
  const incoming = await storage.resume(upload.storageKey, upload.offset);
  const hash = takeHash(uploads.hashes, upload);
  const way = { ...upload };

  async function advance(offset: number, crc: number): Promise<void> {
    const before = { id: way.id, offset: way.offset };
    const change = { from: 'receiving', lease, offset, crc32: crc } as const;
    const kept = await database.transaction((tx) => moveUpload(tx, before, change));
    if (!kept) throw new Problem('upload-busy');
    way.offset = offset;
    way.crc32 = crc;
  }

  const taken = await pull(incoming, { upload, source, hash, advance }).finally(() =>
    incoming.close(),
  );
  uploads.received += taken.offset - upload.offset;
  await ground.fault('upload-written');
  const whole = taken.offset === upload.length && !taken.broken;
  if (!whole && taken.offset > way.offset) await advance(taken.offset, taken.crc);
  if (whole) {
    const sha256 = hash?.digest('hex') ?? null;
    const before = { id: way.id, offset: way.offset };
    const state = { state: 'verifying', offset: taken.offset, crc32: taken.crc, sha256 } as const;
    const kept = await database.transaction((tx) =>
      moveUpload(tx, before, { from: 'receiving', lease, ...state }),
    );
    if (!kept) throw new Problem('upload-busy');
    Object.assign(way, state);
  } else if (hash) {
    keepHash(uploads.hashes, upload.id, { hash, offset: way.offset });
  }
  if (taken.broken) throw taken.broken.cause;
  return way;
}

interface Taken {
  offset: number;
  crc: number;
  /** Why the source broke off before its end. */
  broken: { cause: unknown } | null;
}

async function pull(
  incoming: Incoming,
  {
    upload,
    source,
    hash,
    advance,
  }: {
    upload: UploadRow;
    source: AsyncIterable<Uint8Array>;
    hash: Hash | null;
    advance: (offset: number, crc: number) => Promise<void>;
  },
): Promise<Taken> {
  const taken: Taken = { offset: upload.offset, crc: upload.crc32, broken: null };
  let batch: Uint8Array[] = [];
  let size = 0;
  let durable = upload.offset;
  let writing: Promise<void> = Promise.resolve();
  let syncing: Promise<void> = Promise.resolve();

  /** Hand over the batch; one is on its way to the disk while the next one is collected. */
  async function hand(): Promise<void> {
    await writing;
    writing = incoming.write(batch);
    // Looked at when the next batch comes; until then a failure must not end the process.
    writing.catch(() => {});
    batch = [];
    size = 0;
  }

  /** Make everything so far durable, while more comes in. */
  async function mark(): Promise<void> {
    await writing;
    await syncing;
    const { offset, crc } = taken;
    durable = offset;
    syncing = incoming.flush().then(() => advance(offset, crc));
    syncing.catch(() => {});
  }

  try {
    for await (const chunk of source) {
      hash?.update(chunk);
      taken.crc = crc32(chunk, taken.crc);
      taken.offset += chunk.byteLength;
      batch.push(chunk);
      size += chunk.byteLength;
      if (size >= batchBytes) await hand();
      if (size === 0 && taken.offset - durable >= durableBytes) await mark();
    }
  } catch (cause) {
    taken.broken = { cause };
  }
  if (size > 0) await hand();
  await writing;
  await syncing;
  if (taken.offset > durable) await incoming.flush();
  return taken;
}

function takeHash(hashes: Ground['uploads']['hashes'], { id, offset }: UploadRow): Hash | null {
  if (offset === 0) return createHash('sha256');
  const kept = hashes.get(id);
  hashes.delete(id);
  return kept?.offset === offset ? kept.hash : null;
}

function keepHash(
  hashes: Ground['uploads']['hashes'],
  id: string,
  kept: { hash: Hash; offset: number },
): void {
  hashes.set(id, kept);
  const [oldest] = hashes.keys();
  if (hashes.size > keptHashes && oldest !== undefined) hashes.delete(oldest);
}
