import { isProblem } from '#lib/problem.ts';
import { cancelUpload } from './cancel-upload.ts';
import { finishUpload } from './finish-upload.ts';
import type { Ground } from './ground.ts';
import { holdLease } from './leases.ts';
import {
  dropAllLeases,
  findUpload,
  listExpiredUploads,
  listLeftUploads,
  removeOldPlans,
  type UploadRow,
} from './queries.ts';

const slice = 100;

/** Free every upload that a dead process held: for the start of the only one that could hold any. */
export async function clearLeases({ database }: Pick<Ground, 'database'>): Promise<void> {
  await database.transaction(dropAllLeases);
}

/**
 * Finish uploads that came whole before their process died, and end those whose time is over. What
 * somebody holds is left alone. Answers how many it moved.
 */
export async function sweepUploads(ground: Ground): Promise<number> {
  const { database } = ground;
  let moved = 0;
  for (const row of await listLeftUploads(database, new Date(), slice)) {
    moved += await alone(ground, row, (upload, lease) => finishUpload(ground, upload, lease));
  }
  for (const row of await listExpiredUploads(database, ground.now(), slice)) {
    moved += await alone(ground, row, (upload, lease) =>
      cancelUpload(ground, upload, { lease, as: 'expired' }),
    );
  }
  await database.transaction((tx) => removeOldPlans(tx, ground.now()));
  return moved;
}

/** Do something with an upload unless it is held or has moved on meanwhile. */
async function alone(
  ground: Ground,
  row: UploadRow,
  act: (upload: UploadRow, lease: string) => Promise<unknown>,
): Promise<number> {
  if (ground.uploads.holders.has(row.id)) return 0;
  try {
    const lease = await holdLease(ground, row.id, { onWanted: () => {} });
    try {
      const upload = await findUpload(ground.database, row.accountId, row.id);
      if (upload?.state !== row.state) return 0;
      await act(upload, lease.token);
      return 1;
    } finally {
      await lease.release();
    }
  } catch (error) {
    // A refusal stands on the upload, where its owner sees it.
    if (isProblem(error)) return 0;
    throw error;
  }
}
