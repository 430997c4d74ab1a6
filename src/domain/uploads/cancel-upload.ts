import { forgetObject } from '#domain/files/forget-object.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import { addToDrive } from '#domain/folders/queries.ts';
import { Problem } from '#lib/problem.ts';
import type { Ground } from './ground.ts';
import { moveUpload, type UploadRow } from './queries.ts';

/** End an upload that did not become a file, and give its room back. */
export async function cancelUpload(
  ground: Ground,
  upload: UploadRow,
  { lease, as }: { lease: string; as: 'cancelled' | 'expired' },
): Promise<void> {
  if (upload.state === 'published' || upload.state === 'verifying') {
    throw new Problem('upload-finished');
  }
  await changeTree(ground, upload.accountId, async (tx) => {
    const change = { from: upload.state, lease, state: as, reserved: 0 } as const;
    if (!(await moveUpload(tx, upload, change))) throw new Problem('upload-busy');
    await addToDrive(tx, upload.accountId, { reservedBytes: -upload.reserved });
    await forgetObject(tx, upload.storageKey, ground.now());
  });
  ground.uploads.hashes.delete(upload.id);
  await ground.storage.discard(upload.storageKey);
}
