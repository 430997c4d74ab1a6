import { requireAction } from '#domain/folders/change-tree.ts';
import { Problem } from '#lib/problem.ts';
import { type FileContent, getOwnFile } from '../get-file.ts';
import type { Ground } from '../ground.ts';
import { findThumb } from './queries.ts';

/** Get the small picture of a file, unless it or its folder is closed. */
export async function getThumb(
  { database }: Pick<Ground, 'database'>,
  accountId: string,
  fileId: string,
): Promise<FileContent> {
  const { file, folder } = await getOwnFile(database, accountId, fileId);
  if (file.trashId) throw new Problem('in-trash');
  requireAction(folder, 'read');
  const thumb = await findThumb(database, file.blobId);
  if (!thumb) throw new Problem('thumb-not-found');
  const { key, bytes, sha256, createdAt: changedAt } = thumb;
  return { name: `${file.name}.webp`, type: 'image/webp', key, bytes, sha256, changedAt };
}
