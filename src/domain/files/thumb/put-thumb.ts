import { createHash } from 'node:crypto';
import type { Storage } from '#adapters/storage/storage.ts';
import { changeTree, requireAction } from '#domain/folders/change-tree.ts';
import { addToFolder } from '#domain/folders/queries.ts';
import { freshId } from '#lib/id.ts';
import { isProblem, Problem } from '#lib/problem.ts';
import { getOwnFile } from '../get-file.ts';
import type { Ground } from '../ground.ts';
import type { FoundFile } from '../queries.ts';
import { forgetThumbs } from './forget-thumbs.ts';
import { insertThumb } from './queries.ts';
import { readWebp } from './read-webp.ts';

/** No side of a small picture is longer. */
export const thumbSide = 512;

/**
 * Keep the small picture of a file that the browser of its owner made. It belongs to the bytes: a copy
 * has it, and it goes with them. Nothing is decoded here; one at most for each blob, it costs no quota.
 */
export async function putThumb(
  { database, storage, now }: Pick<Ground, 'database' | 'storage' | 'now'>,
  accountId: string,
  { fileId, bytes }: { fileId: string; bytes: Uint8Array },
): Promise<void> {
  const size = readWebp(bytes);
  if (!size || Math.max(size.width, size.height) > thumbSide) {
    throw new Problem('thumb-invalid', { limit: thumbSide });
  }
  requireWritable(await getOwnFile(database, accountId, fileId));
  const key = freshId();
  await keep(storage, key, bytes);
  try {
    await changeTree({ database }, accountId, async (tx) => {
      const found = await getOwnFile(tx, accountId, fileId);
      requireWritable(found);
      const { file } = found;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const createdAt = now();
      await forgetThumbs(tx, [file.blobId], createdAt);
      const thumb = { blobId: file.blobId, accountId, key, sha256, createdAt };
      await insertThumb(tx, { ...thumb, bytes: bytes.byteLength });
      await addToFolder(tx, file.folderId, {});
    });
  } catch (error) {
    // Whatever else broke may have been written all the same: reconciling finds what nobody names.
    if (isProblem(error)) await storage.remove(key);
    throw error;
  }
}

function requireWritable({ file, folder }: FoundFile): void {
  if (file.trashId) throw new Problem('in-trash');
  requireAction(folder, 'write');
}

async function keep(storage: Storage, key: string, bytes: Uint8Array): Promise<void> {
  await storage.begin(key);
  const incoming = await storage.resume(key, 0);
  try {
    await incoming.write([bytes]);
    await incoming.flush();
  } finally {
    await incoming.close();
  }
  await storage.seal(key, bytes.byteLength);
}
