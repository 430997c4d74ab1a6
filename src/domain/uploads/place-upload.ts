import type { FileAnswer } from '#domain/files/contract.ts';
import { getFile } from '#domain/files/get-file.ts';
import { showFile } from '#domain/files/shares/as-guest.ts';
import { nameOnce, reach } from '#domain/files/shares/reach.ts';
import { findTold, type Once } from '#domain/folders/change-tree.ts';
import { Problem } from '#lib/problem.ts';
import type { PlaceUploadRequest } from './contract.ts';
import { finishUpload } from './finish-upload.ts';
import { getSent } from './get-sent.ts';
import type { Ground } from './ground.ts';
import { holdLease } from './leases.ts';

/** Make a file of an upload that came whole but was refused at the end, without sending it again. */
export async function placeUpload(
  ground: Ground,
  senderId: string,
  { id: uploadId, folderId, name, conflict }: PlaceUploadRequest & { id: string },
  once: Once | null = null,
): Promise<FileAnswer> {
  const to = await reach(ground, senderId, { folderId, need: 'write' });
  const lease = await holdLease(ground, uploadId, { onWanted: () => {} });
  try {
    const upload = await getSent(ground, senderId, uploadId);
    const named = nameOnce(to, once);
    const told = await findTold<{ fileId: string }>(ground.database, upload.accountId, named);
    if (told) return showFile(to, await getFile(ground, upload.accountId, told.answer.fileId));
    if (upload.state === 'cancelled' || upload.state === 'expired')
      throw new Problem('upload-gone');
    if (upload.state === 'published') throw new Problem('upload-finished');
    if (upload.state === 'receiving') throw new Problem('upload-incomplete');
    if (upload.problem === 'bytes-differ') throw new Problem('bytes-differ');
    const target = { folderId, epoch: null, name: name ?? upload.name, conflict, replaces: null };
    const { fileId } = await finishUpload(ground, upload, lease.token, { ...target, once: named });
    // Published: the row names its file.
    return showFile(to, await getFile(ground, upload.accountId, String(fileId)));
  } finally {
    await lease.release();
  }
}
