import type { FileAnswer } from '#domain/files/contract.ts';
import { getFile } from '#domain/files/get-file.ts';
import { Problem } from '#lib/problem.ts';
import type { PlaceUploadRequest } from './contract.ts';
import { finishUpload } from './finish-upload.ts';
import type { Ground } from './ground.ts';
import { holdLease } from './leases.ts';
import { findUpload } from './queries.ts';

/** Make a file of an upload that came whole but was refused at the end, without sending it again. */
export async function placeUpload(
  ground: Ground,
  accountId: string,
  uploadId: string,
  { folderId, name, conflict }: PlaceUploadRequest,
): Promise<FileAnswer> {
  const lease = await holdLease(ground, uploadId, { onWanted: () => {} });
  try {
    const upload = await findUpload(ground.database, accountId, uploadId);
    if (!upload) throw new Problem('upload-not-found');
    if (upload.state === 'cancelled' || upload.state === 'expired')
      throw new Problem('upload-gone');
    if (upload.state === 'published') throw new Problem('upload-finished');
    if (upload.state === 'receiving') throw new Problem('upload-incomplete');
    if (upload.problem === 'bytes-differ') throw new Problem('bytes-differ');
    const target = { folderId, epoch: null, name: name ?? upload.name, conflict, replaces: null };
    const { fileId } = await finishUpload(ground, upload, lease.token, target);
    // Published: the row names its file.
    return await getFile(ground, accountId, String(fileId));
  } finally {
    await lease.release();
  }
}
