import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { create } from 'tar';

/** A release: one tarball, named by the hash of its bytes. */
export interface Release {
  readonly hash: string;
  readonly path: string;
}

/**
 * Pack a folder as it would be packed anywhere: in the order of names, with times and owners left out.
 * `level` is gzip's: who throws the tarball away again has no use for a small one.
 */
export async function packRelease(staging: string, folder: string, level = 9): Promise<Release> {
  const files = readdirSync(staging, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(staging.length + 1));
  mkdirSync(folder, { recursive: true });
  const unnamed = join(folder, 'unnamed.tar.gz');
  await create(
    {
      cwd: staging,
      file: unnamed,
      gzip: { level },
      // No owner, and a gzip header without the system's name.
      portable: true,
      mtime: new Date(0),
      onWriteEntry: ({ stat }) => {
        // Whatever this machine lets others do with new files.
        if (stat) stat.mode = stat.mode & 0o100 ? 0o755 : 0o644;
      },
    },
    files.sort(),
  );
  const hash = await hashFile(unnamed);
  const path = join(folder, `${hash}.tar.gz`);
  renameSync(unnamed, path);
  return { hash, path };
}

/** Hash a file as `sha256sum` does. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
