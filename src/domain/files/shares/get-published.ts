import { Problem } from '#lib/problem.ts';
import { type FileContent, getContent } from '../get-file.ts';
import type { Ground } from '../ground.ts';
import { listOpenShares } from './queries.ts';

/** Get the bytes of a file that is published, as long as it is. */
export async function getPublished(
  { database, now }: Pick<Ground, 'database' | 'now'>,
  shareId: string,
): Promise<FileContent> {
  const [share] = await listOpenShares(database, { publishedId: shareId }, now());
  if (!share?.fileId) throw new Problem('share-gone');
  return getContent({ database }, share.accountId, share.fileId);
}
