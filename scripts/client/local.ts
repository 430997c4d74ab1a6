import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { MiB } from '../../src/lib/units.ts';

/** A file of this machine, and its way from the folder that it goes to. */
export interface LocalFile {
  readonly place: string;
  readonly path: string;
  readonly bytes: number;
  readonly modifiedAt: string;
}

/** What lies at some places: files, the folders on their ways, and what is neither. */
export interface Local {
  readonly files: LocalFile[];
  readonly folders: string[];
  readonly skipped: string[];
}

/** Look at files and folders of this machine. Links are not followed: they may lead anywhere. */
export async function collect(places: readonly string[]): Promise<Local> {
  const found: Local = { files: [], folders: [], skipped: [] };
  for (const place of places) await walk(resolve(place), basename(resolve(place)), found);
  return found;
}

async function walk(place: string, path: string, found: Local): Promise<void> {
  const about = await lstat(place);
  if (about.isFile()) {
    const modifiedAt = new Date(Math.floor(about.mtimeMs)).toISOString();
    found.files.push({ place, path, bytes: about.size, modifiedAt });
    return;
  }
  if (!about.isDirectory()) {
    found.skipped.push(place);
    return;
  }
  found.folders.push(path);
  for (const name of (await readdir(place)).sort()) {
    await walk(join(place, name), `${path}/${name}`, found);
  }
}

/** Hash a whole file. */
export async function hashFile(place: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(place)) hash.update(chunk);
  return hash.digest('hex');
}

/** Hash the first and the last MiB of a file: enough to know it again. */
export async function sampleFile({ place, bytes }: LocalFile): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(place);
  try {
    for (const start of new Set([0, Math.max(0, bytes - MiB)])) {
      const part = Buffer.alloc(Math.min(MiB, bytes));
      const { bytesRead } = await handle.read(part, 0, part.length, start);
      hash.update(part.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}
