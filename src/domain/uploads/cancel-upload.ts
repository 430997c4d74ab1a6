import type { Transaction } from '#adapters/database/database.ts';
import { addToOutbox } from '#adapters/queue/queries.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import { addToDrive } from '#domain/folders/queries.ts';
import { Problem } from '#lib/problem.ts';
import type { Ground } from './ground.ts';
import { moveUpload, type UploadRow } from './queries.ts';

/** The topic that forgets all that was stored of an upload, wherever it was; the key is its key. */
export const uploadForgotten = 'upload-forgotten';

/** Let the bytes of an upload go once this transaction is committed, also when the process dies. */
export async function forgetUpload(tx: Transaction, key: string, dueAt: Date): Promise<void> {
  await addToOutbox(tx, { topic: uploadForgotten, key, body: {}, dueAt });
}

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
    await forgetUpload(tx, upload.storageKey, ground.now());
  });
  ground.uploads.hashes.delete(upload.id);
}
