import { createHash } from 'node:crypto';
import type { Part, Storage } from '#adapters/storage/storage.ts';
import { Problem } from '#lib/problem.ts';
import { layZip, type ZipEntry, type ZipLayout } from '#lib/zip/layout.ts';
import { toPlainNames } from './names.ts';
import type { ZipFile, ZipFolder } from './queries.ts';

/** A zip holds no more than this, folders and files. */
export const zipLimit = 100_000;

/** A zip that can be read from any place: its tag names exactly these entries. */
export interface Zip {
  readonly name: string;
  readonly bytes: number;
  readonly files: number;
  readonly tag: string;
  /** Open a part of it, both ends included. */
  open(part: Part): ReadableStream<Uint8Array>;
}

interface Entry extends ZipEntry {
  readonly key: string | null;
}

/** What a zip shall hold: the root, whose own name is no part of it, is the first of the folders. */
export interface ZipContent {
  readonly name: string;
  readonly folders: readonly Pick<ZipFolder, 'id' | 'parentId' | 'name' | 'changedAt'>[];
  readonly files: readonly ZipFile[];
}

/** Refuse what is too much for one zip. */
export function requireZippable({ folders, files }: Omit<ZipContent, 'name'>): void {
  if (folders.length - 1 + files.length > zipLimit) {
    throw new Problem('folder-too-large', { limit: zipLimit });
  }
}

/** Lay a zip out. Nothing is read yet. */
export function zipOf(storage: Storage, { name, folders, files }: ZipContent): Zip {
  const entries = toEntries(folders, files);
  const layout = layZip(entries);
  const facts = entries.map(({ path, bytes, crc32, modifiedAt }) => [
    path,
    bytes,
    crc32,
    modifiedAt,
  ]);
  return {
    name: `${name}.zip`,
    bytes: layout.bytes,
    files: files.length,
    tag: `zip-${createHash('sha256').update(JSON.stringify(facts)).digest('hex')}`,
    open: (part) => toStream(readParts(storage, layout, part)),
  };
}

/** Folders from the top down, each with its files after it. */
function toEntries(folders: ZipContent['folders'], files: readonly ZipFile[]): Entry[] {
  const foldersIn = Map.groupBy(folders, ({ parentId }) => parentId);
  const filesIn = Map.groupBy(files, ({ folderId }) => folderId);
  const paths = new Map([[folders[0]?.id ?? '', '']]);
  const entries: Entry[] = [];
  for (const { id, changedAt } of folders) {
    const path = paths.get(id) ?? '';
    if (path) entries.push({ path, bytes: 0, crc32: 0, modifiedAt: changedAt, key: null });
    const below = foldersIn.get(id) ?? [];
    const inside = filesIn.get(id) ?? [];
    const names = toPlainNames([...below, ...inside].map(({ name }) => name));
    for (const [i, { id }] of below.entries()) paths.set(id, `${path}${names[i]}/`);
    for (const [i, file] of inside.entries()) {
      // In a folder that can be read every file has its hot bytes; one without has been closed just now.
      if (!file.hotKey) throw new Problem('folder-archived');
      const { bytes, crc32, hotKey: key } = file;
      const modifiedAt = file.modifiedAt ?? file.createdAt;
      entries.push({ path: `${path}${names[below.length + i]}`, bytes, crc32, modifiedAt, key });
    }
  }
  return entries;
}

async function* readParts(
  storage: Storage,
  layout: ZipLayout<Entry>,
  { start, end }: Part,
): AsyncGenerator<Uint8Array> {
  for (const piece of layout.pieces(start, end)) {
    if (piece instanceof Uint8Array) yield piece;
    else yield* readEntry(storage, piece.entry, piece);
  }
}

/** A zip never looks whole when it is not: what is missing in the store breaks it off. */
async function* readEntry(
  storage: Storage,
  { key }: Entry,
  { start, end }: Part,
): AsyncGenerator<Uint8Array> {
  const stream = key === null ? null : await storage.read(key, { start, end });
  if (!stream) throw new Error('The bytes of a file are not in the store.');
  let left = end + 1 - start;
  for await (const chunk of stream) {
    left -= chunk.byteLength;
    yield chunk;
  }
  if (left !== 0) throw new Error('The store gave another number of bytes.');
}

/** Make the next part when it is wanted; let go of the store when nobody wants more. */
function toStream(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: async () => {
        await parts.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
