import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress, zstdCompressSync } from 'node:zlib';
import type { Part } from '#adapters/storage/storage.ts';
import { freshId, isId } from '#lib/id.ts';
import { Problem } from '#lib/problem.ts';
import { day, MiB } from '#lib/units.ts';
import type { Cold, ColdClass, ColdObject, RestoreAnswer, Tier } from './cold.ts';

/** What stands beside each packed object, in `<key>.json`: with it, the object is there. */
interface Note {
  class: ColdClass;
  bytes: number;
  sha256: string;
  version: string;
  packing: 'zstd' | 'plain';
  /** How large the pack is. Notes of an earlier time do not say it. */
  packed?: number;
  restore: { tier: Tier; days: number; readyAt: number; expiresAt: number } | null;
}

const sample = 1 * MiB;
/** What does not shrink by this much is stored as it is. */
const worthwhile = 0.97;
const speed: Readonly<Record<Tier, number>> = { bulk: 0, standard: 1, expedited: 2 };

/**
 * Keep a cold side in a folder of this machine, with S3's own answers. Its clock is an argument, so
 * that a test (or an owner who tries things out) need not wait for hours.
 */
export function embeddedCold(
  root: string,
  { now, waits }: { now: () => Date; waits: Readonly<Record<Tier, number>> },
): Cold {
  mkdirSync(root, { recursive: true, mode: 0o700 });

  const shard = (key: string) => join(root, safe(key).slice(0, 2));
  const notePath = (key: string) => join(shard(key), `${key}.json`);
  const packName = (key: string, packing: Note['packing']) =>
    packing === 'zstd' ? `${key}.zst` : `${key}.bin`;
  const packPath = (key: string, packing: Note['packing']) =>
    join(shard(key), packName(key, packing));

  /** Where what is written next lies until it is whole. A later try under its key writes over it. */
  const draftPath = (key: string) => join(root, `${safe(key)}.draft`);

  /** Walk over the folders of objects, one after the other, with what lies in each. */
  async function* walk() {
    const entries = await readdir(root, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    for (const name of folders.sort()) {
      const folder = join(root, name);
      yield { folder, names: new Set((await readdir(folder)).sort()) };
    }
  }

  async function readNote(key: string): Promise<Note | null> {
    try {
      return JSON.parse(await readFile(notePath(key), 'utf8'));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }

  async function writeNote(key: string, note: Note): Promise<void> {
    const draft = draftPath(key);
    await rm(draft, { force: true });
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(JSON.stringify(note));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, notePath(key));
    await syncFolder(shard(key));
  }

  async function discard(key: string): Promise<void> {
    await rm(draftPath(key), { force: true });
    if (await readNote(key)) return;
    for (const packing of ['zstd', 'plain'] as const) {
      await rm(packPath(key, packing), { force: true });
    }
  }

  async function forget(key: string): Promise<void> {
    // The note first: without it, the object is not there.
    await rm(notePath(key), { force: true });
    await discard(key);
  }

  async function find(key: string, version: string): Promise<Note | null> {
    const note = await readNote(key);
    return note?.version === version ? note : null;
  }

  /** Tell how large the pack of a note is on the disk, or null when it is not there. */
  async function sizeOf(key: string, { packing }: Note): Promise<number | null> {
    return stat(packPath(key, packing)).then(
      ({ size }) => size,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      },
    );
  }

  function restoreOf({ restore }: Note): ColdObject['restore'] {
    const moment = now().getTime();
    if (!restore || moment >= restore.expiresAt) return null;
    if (moment < restore.readyAt) return { ongoing: true };
    return { ongoing: false, expiresAt: new Date(restore.expiresAt) };
  }

  async function openPack(key: string, packing: Note['packing'], part?: Part): Promise<Readable> {
    const handle = await open(packPath(key, packing), 'r');
    const isPlain = packing === 'plain';
    const raw = handle.createReadStream({ highWaterMark: MiB / 4, ...(isPlain && part) });
    if (isPlain) return raw;
    const unpack = createZstdDecompress();
    // `pipeline` closes the file when the reader leaves, and breaks the reader when the file does.
    pipeline(raw, unpack).catch(() => {});
    // What is packed has no middle: it is unpacked from its start, and let go at the part's end.
    return part ? Readable.from(cut(unpack, part)) : unpack;
  }

  return {
    owner: 'machine',
    waits,
    deepWaits: waits,

    put: async (key, source, { class: coldClass, bytes, sha256 }) => {
      const there = await readNote(key);
      if (there && there.bytes === bytes && there.sha256 === sha256) {
        await source.cancel();
        return there.version;
      }
      await mkdir(shard(key), { recursive: true, mode: 0o700 });
      const draft = draftPath(key);
      await rm(draft, { force: true });
      try {
        const packing = await pack(source, draft);
        await rename(draft, packPath(key, packing));
        await syncFolder(shard(key));
        // What counts is what can be unpacked again, not what was meant to be written.
        const back = await measure(await openPack(key, packing));
        if (back.bytes !== bytes || back.sha256 !== sha256) {
          await rm(packPath(key, packing), { force: true });
          throw new Problem('bytes-differ');
        }
        const version = freshId();
        const note = { class: coldClass, bytes, sha256, version, packing, restore: null };
        const packed = (await stat(packPath(key, packing))).size;
        await writeNote(key, { ...note, packed });
        return version;
      } finally {
        await rm(draft, { force: true });
      }
    },

    copy: async () => null,

    locate: () => null,

    head: async (key, version) => {
      const note = await find(key, version);
      if (!note) return null;
      const size = await sizeOf(key, note);
      if (size === null) return null;
      const { class: coldClass, bytes, sha256, packing } = note;
      const packed = note.packed ?? (packing === 'plain' ? bytes : size);
      // A pack of another size holds other bytes, and nobody knows their hash.
      const object = size === packed ? { bytes, sha256 } : { bytes: size, sha256: '' };
      return { class: coldClass, ...object, restore: restoreOf(note) };
    },

    restore: async (key, version, { tier, days }): Promise<RestoreAnswer> => {
      const note = await find(key, version);
      if (!note) return 'absent';
      if (note.class === 'DEEP_ARCHIVE' && tier === 'expedited') return 'refused';
      const moment = now().getTime();
      const state = restoreOf(note);
      if (note.restore && state?.ongoing === false) {
        // Awake already: its time counts anew from now.
        const restore = { ...note.restore, expiresAt: endOfStay(moment, days) };
        await writeNote(key, { ...note, restore });
        return 'extended';
      }
      const readyAt = moment + waits[tier];
      if (note.restore && state?.ongoing) {
        if (speed[tier] <= speed[note.restore.tier]) return 'already-asked';
        // A faster tier is taken as an upgrade; for how many days cannot change any more.
        const expiresAt = endOfStay(readyAt, note.restore.days);
        await writeNote(key, { ...note, restore: { ...note.restore, tier, readyAt, expiresAt } });
        return 'asked';
      }
      const restore = { tier, days, readyAt, expiresAt: endOfStay(readyAt, days) };
      await writeNote(key, { ...note, restore });
      return 'asked';
    },

    read: async (key, version, part) => {
      const note = await find(key, version);
      if (!note) return null;
      if (restoreOf(note)?.ongoing !== false) throw new Problem('folder-archived');
      // Node's streams and the web's differ in their types alone.
      return Readable.toWeb(
        await openPack(key, note.packing, part),
      ) as unknown as ReadableStream<Uint8Array>;
    },

    list: async function* () {
      for await (const { folder, names } of walk()) {
        for (const name of names) {
          const key = name.endsWith('.json') ? name.slice(0, -'.json'.length) : '';
          const note = isId(key) ? await readNote(key) : null;
          // Without its pack, a note is about nothing.
          if (!note || !names.has(packName(key, note.packing))) continue;
          const { version, bytes } = note;
          yield { key, version, bytes, changedAt: await changedAt(join(folder, name)) };
        }
      }
    },

    listUnfinished: async function* () {
      for (const name of await readdir(root)) {
        const key = name.replace(/\.draft$/, '');
        // Beside a whole object it is a note that was never written: the next one takes its place.
        if (key !== name && !(await readNote(key)))
          yield { key, changedAt: await changedAt(join(root, name)) };
      }
      for await (const { folder, names } of walk()) {
        for (const name of names) {
          const key = name.replace(/\.(zst|bin)$/, '');
          if (key === name || names.has(`${key}.json`)) continue;
          yield { key, changedAt: await changedAt(join(folder, name)) };
        }
      }
    },

    discard,

    remove: async (key, version) => {
      const note = await readNote(key);
      // Without a note, an earlier try may have died with the pack still there.
      if (!note || note.version === version) await forget(key);
    },

    forget,
  };
}

/** Let only a part of a stream through. */
async function* cut(source: AsyncIterable<Uint8Array>, { start, end }: Part) {
  let at = 0;
  for await (const chunk of source) {
    const piece = chunk.subarray(Math.max(0, start - at), Math.max(0, end + 1 - at));
    if (piece.byteLength > 0) yield piece;
    at += chunk.byteLength;
    if (at > end) return;
  }
}

/** When a file was last written; one that has gone meanwhile was just now. */
async function changedAt(path: string): Promise<Date> {
  return stat(path).then(
    ({ mtime }) => mtime,
    () => new Date(),
  );
}

/** S3 rounds the end of a stay up to the next midnight, UTC. */
function endOfStay(from: number, days: number): number {
  return Math.ceil((from + days * day) / day) * day;
}

/** Write a stream into a new file, packed when that is worth it, and make it last. */
async function pack(source: ReadableStream<Uint8Array>, path: string): Promise<Note['packing']> {
  const chunks = source[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let size = 0;
  while (size < sample) {
    const { done, value } = await chunks.next();
    if (done) break;
    head.push(value);
    size += value.byteLength;
  }
  const start = Buffer.concat(head);
  const shrinks = zstdCompressSync(start).byteLength < start.byteLength * worthwhile;
  async function* all() {
    yield start;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  }
  const params = { [constants.ZSTD_c_checksumFlag]: 1 };
  const handle = await open(path, 'wx', 0o600);
  // `flush` writes the file through to the disk before it is closed.
  const file = handle.createWriteStream({ flush: true });
  await pipeline(all, shrinks ? createZstdCompress({ params }) : new PassThrough(), file);
  return shrinks ? 'zstd' : 'plain';
}

async function measure(stream: Readable): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of stream) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function syncFolder(path: string): Promise<void> {
  // Windows opens no folders; its file system writes names in order by itself.
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function safe(key: string): string {
  if (!isId(key)) throw new Error('A key is an id and nothing else.');
  return key;
}
