import { reach } from '#domain/files/shares/reach.ts';
import { changeTree, getOwnFolder, requireAction } from '#domain/folders/change-tree.ts';
import { claimName, requireName } from '#domain/folders/claim-name.ts';
import { reserveBytes } from '#domain/folders/queries.ts';
import { freshId } from '#lib/id.ts';
import { Problem } from '#lib/problem.ts';
import type { UploadMetadata } from './contract.ts';
import type { Ground } from './ground.ts';
import { leaseEnd } from './leases.ts';
import { countUnfinished, drawOnPlan, findPlan, insertUpload } from './queries.ts';
import { maximumUnfinished } from './rules.ts';

/**
 * Begin an upload: whose folder, which name, and room for all of it. The name is judged again when
 * the file appears, since others may be quicker.
 */
export async function createUpload(
  ground: Ground,
  senderId: string,
  {
    id,
    lease,
    length,
    metadata,
  }: { id: string; lease: string; length: number; metadata: UploadMetadata },
): Promise<void> {
  const { limits, storage } = ground;
  if (length > limits.fileBytes) throw new Problem('file-too-large', { limit: limits.fileBytes });
  const room = await storage.room();
  if (room !== null && room - length < limits.diskFreeBytes) throw new Problem('storage-full');

  const { accountId, guestId } = await reach(ground, senderId, {
    folderId: metadata.folderId,
    need: 'write',
  });
  const storageKey = freshId();
  await changeTree(ground, accountId, async (tx, drive) => {
    const folder = await getOwnFolder(tx, accountId, metadata.folderId);
    requireAction(folder, 'write');
    const { filename, conflict } = metadata;
    if (conflict === 'refuse')
      await claimName(tx, { folderId: folder.id, name: filename, conflict });
    const { name } = requireName(filename);
    if ((await countUnfinished(tx, senderId)) >= maximumUnfinished) {
      throw new Problem('too-many-uploads', { limit: maximumUnfinished });
    }
    if (!(await reserveBytes(tx, accountId, length))) {
      // What else the drive holds is no guest's business.
      if (guestId !== null) throw new Problem('quota-full', { bytes: length });
      const { quotaBytes, usedBytes, reservedBytes } = drive;
      throw new Problem('quota-full', { quotaBytes, usedBytes, reservedBytes, bytes: length });
    }
    const createdAt = ground.now();
    if (metadata.planId !== undefined) {
      const plan = await findPlan(tx, accountId, { planId: metadata.planId, now: createdAt });
      if (!plan) throw new Problem('plan-not-found');
      if (!(await drawOnPlan(tx, plan))) throw new Problem('plan-used-up');
    }
    await insertUpload(tx, {
      id,
      accountId,
      guestId,
      folderId: folder.id,
      folderEpoch: folder.epoch,
      name,
      type: metadata.filetype ?? '',
      modifiedAt: metadata.modifiedAt ? new Date(metadata.modifiedAt) : null,
      conflict,
      replacesId: metadata.replacesId ?? null,
      replacesVersion: metadata.version ?? null,
      planId: metadata.planId ?? null,
      length,
      reserved: length,
      storageKey,
      sha256Expected: metadata.sha256 ?? null,
      sample: metadata.sample ?? null,
      state: 'receiving',
      leaseBy: lease,
      leaseUntil: leaseEnd(),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + limits.uploadSpan),
    });
  });
  await storage.begin(storageKey);
}
