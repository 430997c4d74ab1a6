import { findLevel, isEnough } from '#domain/files/shares/reach.ts';
import { Problem } from '#lib/problem.ts';
import type { Ground } from './ground.ts';
import { findSentUpload, type UploadRow } from './queries.ts';

/** Get an upload of whoever sends it. A guest's is gone when they may not write there any more. */
export async function getSent(
  ground: Pick<Ground, 'database' | 'now'>,
  senderId: string,
  uploadId: string,
): Promise<UploadRow> {
  const row = await findSentUpload(ground.database, senderId, uploadId);
  if (!row) throw new Problem('upload-not-found');
  if (row.guestId === null) return row;
  const level = await findLevel(ground, row.guestId, row);
  if (!isEnough(level, 'write')) throw new Problem('upload-not-found');
  return row;
}
