import { constants, mkdirSync } from 'node:fs';
import {
  type FileHandle,
  lstat,
  mkdir,
  open,
  readdir,
  rename,
  statfs,
  unlink,
} from 'node:fs/promises';
import { join } from 'node:path';
import { isId } from '#lib/id.ts';
import { Problem } from '#lib/problem.ts';
import { KiB } from '#lib/units.ts';
import type { Incoming, Part, Storage, Stored } from './storage.ts';

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_RDONLY, O_WRONLY } = constants;

/** Large enough that a fast reader is not slowed, small enough for a hundred that stand still. */
const readBytes = 128 * KiB;

/**
 * Keep objects in a folder of this machine: `incoming/<key>` while they come, `hot/<ke>/<key>` when
 * they are sealed. The folder belongs to one process.
 */
export function diskStorage(root: string): Storage {
  const incoming = join(root, 'incoming');
  const hot = join(root, 'hot');
  for (const folder of [incoming, hot]) mkdirSync(folder, { recursive: true, mode: 0o700 });

  const incomingPath = (key: string) => join(incoming, safe(key));
  const shard = (key: string) => join(hot, safe(key).slice(0, 2));
  const hotPath = (key: string) => join(shard(key), key);

  async function size(key: string): Promise<number | null> {
    // Not `stat`: that would follow a link which somebody planted.
    const handle = await openOrNull(hotPath(key), O_RDONLY);
    if (!handle) return null;
    try {
      const stats = await handle.stat();
      return stats.isFile() ? stats.size : null;
    } finally {
      await handle.close();
    }
  }

  return {
    begin: async (key) => {
      // The new name alone would tell of an incoming one, but sealing would write over a sealed one.
      if ((await size(key)) !== null) throw new Error('A key is never used twice.');
      const flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW;
      const handle = await open(incomingPath(key), flags, 0o600).catch(refuseFull);
      await handle.close();
      await syncFolder(incoming);
    },

    resume: async (key, offset) => {
      const handle = await open(incomingPath(key), O_WRONLY | O_NOFOLLOW);
      try {
        const { size } = await handle.stat();
        if (size < offset) throw new Error('The incoming object is shorter than acknowledged.');
        if (size > offset) await handle.truncate(offset);
      } catch (error) {
        await handle.close();
        throw error;
      }
      return incomingFile(handle, offset);
    },

    seal: async (key, bytes) => {
      const handle = await openOrNull(incomingPath(key), O_WRONLY);
      if (!handle) {
        if ((await size(key)) === bytes) return;
        throw new Error('There is no incoming object to seal.');
      }
      try {
        const stats = await handle.stat();
        if (stats.size !== bytes) throw new Error('The incoming object has another size.');
        await handle.datasync();
      } finally {
        await handle.close();
      }
      if (await mkdir(shard(key), { recursive: true, mode: 0o700 })) await syncFolder(hot);
      await rename(incomingPath(key), hotPath(key));
      await syncFolder(shard(key));
      await syncFolder(incoming);
    },

    discard: (key) => forget(incomingPath(key)),

    read: async (key, part) => {
      const handle = await openOrNull(hotPath(key), O_RDONLY);
      if (!handle) return null;
      const stats = await handle.stat();
      if (!stats.isFile()) {
        await handle.close();
        return null;
      }
      return readFile(handle, part ?? { start: 0, end: stats.size - 1 });
    },

    size,
    locate: () => null,
    copy: async () => false,

    remove: (key) => forget(hotPath(key)),

    list: async function* (which) {
      if (which === 'incoming') return yield* listFiles(incoming);
      for (const name of (await readdir(hot)).sort()) yield* listFiles(join(hot, name));
    },

    room: async () => {
      const { bavail, bsize } = await statfs(root);
      return bavail * bsize;
    },

    close: async () => {},
  };
}

function incomingFile(handle: FileHandle, offset: number): Incoming {
  let position = offset;
  return {
    write: async (chunks) => {
      let rest = [...chunks];
      while (rest.length > 0) {
        const { bytesWritten } = await handle.writev(rest, position).catch(refuseFull);
        position += bytesWritten;
        rest = dropBytes(rest, bytesWritten);
      }
    },
    flush: () => handle.datasync().catch(refuseFull),
    close: () => handle.close(),
  };
}

/** What was free when an upload began may be taken by its end. */
function refuseFull(cause: unknown): never {
  const isFull = ['ENOSPC', 'EDQUOT'].some((code) => isCode(cause, code));
  throw isFull ? new Problem('storage-full', {}, { cause }) : cause;
}

/** A disk that is nearly full takes less than it was given. */
function dropBytes(chunks: Uint8Array[], bytes: number): Uint8Array[] {
  let left = bytes;
  const rest: Uint8Array[] = [];
  for (const chunk of chunks) {
    if (left < chunk.byteLength) rest.push(chunk.subarray(left));
    left = Math.max(0, left - chunk.byteLength);
  }
  return rest;
}

function readFile(handle: FileHandle, { start, end }: Part): ReadableStream<Uint8Array> {
  let position = start;
  let open = true;
  const close = async () => {
    if (open) await handle.close();
    open = false;
  };
  async function readNext(): Promise<Uint8Array | null> {
    const length = Math.min(readBytes, end + 1 - position);
    if (length <= 0) return null;
    const buffer = Buffer.allocUnsafeSlow(length);
    const { bytesRead } = await handle.read(buffer, 0, length, position);
    // A break, never a short file that looks whole.
    if (bytesRead === 0) throw new Error('The stored object is shorter than it should be.');
    position += bytesRead;
    return buffer.subarray(0, bytesRead);
  }
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const bytes = await readNext();
          if (bytes) controller.enqueue(bytes);
          else {
            await close();
            controller.close();
          }
        } catch (error) {
          await close();
          throw error;
        }
      },
      cancel: close,
    },
    // Nothing is read ahead of who asks.
    { highWaterMark: 0 },
  );
}

/** Walk over the objects in one folder; a link or a folder that somebody planted is none. */
async function* listFiles(folder: string): AsyncGenerator<Stored> {
  for (const key of (await readdir(folder)).filter(isId).sort()) {
    const stats = await lstat(join(folder, key)).catch((error: unknown) => {
      if (isCode(error, 'ENOENT')) return null;
      throw error;
    });
    if (stats?.isFile()) yield { key, bytes: stats.size, changedAt: stats.mtime };
  }
}

async function openOrNull(path: string, flags: number): Promise<FileHandle | null> {
  try {
    return await open(path, flags | O_NOFOLLOW);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

async function forget(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}

/** A rename or a new name survives a power cut only when its folder was written too. */
async function syncFolder(path: string): Promise<void> {
  // Windows opens no folders; its file system writes names in order by itself.
  if (process.platform === 'win32') return;
  const handle = await open(path, O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function safe(key: string): string {
  if (!isId(key)) throw new Error('A key is an id and nothing else.');
  return key;
}
