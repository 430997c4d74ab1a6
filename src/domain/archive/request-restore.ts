import type { Transaction } from '#adapters/database/database.ts';
import { changeTree, getOwnFolder, type Once } from '#domain/folders/change-tree.ts';
import { updateFolderStates } from '#domain/folders/queries.ts';
import { decideFolderAction } from '#domain/folders/rules.ts';
import { freshId } from '#lib/id.ts';
import { Problem } from '#lib/problem.ts';
import { toJob } from './answers.ts';
import type { ArchiveJob, RestoreRequest } from './contract.ts';
import type { Ground } from './ground.ts';
import { ask } from './messages.ts';
import { closeOpenings } from './open/close-folder.ts';
import { requestOpen } from './open/request-open.ts';
import { getOwnArchive } from './own-archive.ts';
import {
  countBlobsOf,
  countRestoresOf,
  findRestoreOf,
  foldersOf,
  insertJob,
  moveJob,
} from './queries.ts';
import { isFaster, isTierAvailable, pickTier } from './rules.ts';

/**
 * Start to bring an archived folder back, or with `open` only to let it be read. Asked again while it
 * runs, the answer is the same job; a faster tier speeds it up.
 */
export async function requestRestore(
  ground: Pick<Ground, 'database' | 'habits' | 'now'>,
  accountId: string,
  { archiveId, tier: wanted, open }: RestoreRequest & { archiveId: string },
  once: Once | null = null,
): Promise<{ job: ArchiveJob; isNew: boolean }> {
  if (open) return requestOpen(ground, accountId, { archiveId, tier: wanted, ...open }, once);
  const act = async (tx: Transaction) => {
    const archive = await getOwnArchive(tx, accountId, archiveId);
    const folder = await getOwnFolder(tx, accountId, archive.folderId);
    const decision = decideFolderAction(folder.trashId ? 'in-trash' : folder.state, 'restore');
    if (decision !== 'yes' && decision !== 'same-job') throw new Problem(decision);
    const tier = wanted ?? pickTier(archive.class, ground.habits.tier);
    if (!isTierAvailable(archive.class, tier)) throw new Problem('tier-unavailable');
    const now = ground.now();

    if (decision === 'same-job') {
      const running = await findRestoreOf(tx, archiveId);
      if (!running) throw new Problem('folder-busy');
      if (running.state !== 'running' || !running.tier || !isFaster(tier, running.tier)) {
        return { job: toJob(running), isNew: false };
      }
      const faster = await moveJob(tx, running.id, { from: ['running'], tier });
      await ask(tx, 'restore-ask', { jobId: running.id }, now);
      return { job: toJob(faster ?? running), isNew: false };
    }

    const { blobs: expected, bytes: expectedBytes } = await countBlobsOf(tx, archiveId);
    const job = await insertJob(tx, {
      id: freshId(),
      accountId,
      folderId: archive.folderId,
      folderName: folder.name,
      folderPath: archive.folderPath,
      kind: 'restore',
      ofId: archiveId,
      state: 'running',
      class: archive.class,
      tier,
      attempt: (await countRestoresOf(tx, archiveId)) + 1,
      expected,
      expectedBytes,
      // The ledger of the archive is the list: nothing is left to expand.
      expandedAt: now,
      createdAt: now,
    });
    await closeOpenings(tx, archiveId, now);
    await updateFolderStates(tx, foldersOf(tx, job), { state: 'restoring', archiveId });
    await ask(tx, 'restore-ask', { jobId: job.id }, now);
    return { job: toJob(job), isNew: true };
  };
  return changeTree(ground, accountId, act, once);
}
