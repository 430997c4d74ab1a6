import type { Transaction } from '#adapters/database/database.ts';
import { changeTree, getOwnFolder, type Once, requireAction } from '#domain/folders/change-tree.ts';
import { freshId } from '#lib/id.ts';
import { Problem } from '#lib/problem.ts';
import { toJob } from '../answers.ts';
import type { ArchiveJob, Tier } from '../contract.ts';
import type { Ground } from '../ground.ts';
import { ask } from '../messages.ts';
import { getOwnArchive } from '../own-archive.ts';
import { insertJob, moveJob } from '../queries.ts';
import { isFaster, isTierAvailable, pickTier } from '../rules.ts';
import { findOpeningOf } from './queries.ts';

/**
 * Let the files of an archived folder be read for some days, where they sleep. Asked again while they
 * wake up, the answer is the same job; a faster tier speeds it up. Asked again while they are awake,
 * the days count anew.
 */
export async function requestOpen(
  ground: Pick<Ground, 'database' | 'habits' | 'now'>,
  accountId: string,
  { archiveId, tier: wanted, days }: { archiveId: string; tier: Tier | undefined; days: number },
  once: Once | null = null,
): Promise<{ job: ArchiveJob; isNew: boolean }> {
  const act = async (tx: Transaction) => {
    const archive = await getOwnArchive(tx, accountId, archiveId);
    const folder = await getOwnFolder(tx, accountId, archive.folderId);
    requireAction(folder, 'open');
    const tier = wanted ?? pickTier(archive.class, ground.habits.tier);
    if (!isTierAvailable(archive.class, tier)) throw new Problem('tier-unavailable');
    const now = ground.now();

    const running = await findOpeningOf(tx, archiveId);
    if (running?.state === 'running') {
      if (!running.tier || !isFaster(tier, running.tier)) {
        return { job: toJob(running), isNew: false };
      }
      const faster = await moveJob(tx, running.id, { from: ['running'], tier });
      await ask(tx, 'open-ask', { jobId: running.id }, now);
      return { job: toJob(faster ?? running), isNew: false };
    }

    const { expected, expectedBytes } = archive;
    const job = await insertJob(tx, {
      id: freshId(),
      accountId,
      folderId: archive.folderId,
      folderName: folder.name,
      folderPath: archive.folderPath,
      kind: 'open',
      ofId: archiveId,
      state: 'running',
      class: archive.class,
      tier,
      days,
      expected,
      expectedBytes,
      // The ledger of the archive is the list: nothing is left to expand.
      expandedAt: now,
      createdAt: now,
    });
    await ask(tx, 'open-ask', { jobId: job.id }, now);
    return { job: toJob(job), isNew: true };
  };
  return changeTree(ground, accountId, act, once);
}
