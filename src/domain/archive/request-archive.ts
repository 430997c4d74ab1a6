import type { Transaction } from '#adapters/database/database.ts';
import { describePlace } from '#domain/folders/answers.ts';
import { changeTree, getOwnFolder, type Once } from '#domain/folders/change-tree.ts';
import {
  findBusyBelow,
  measureSubtree,
  subtree,
  updateFolderStates,
} from '#domain/folders/queries.ts';
import { decideFolderAction } from '#domain/folders/rules.ts';
import { freshId } from '#lib/id.ts';
import { Problem } from '#lib/problem.ts';
import { toJob } from './answers.ts';
import type { ArchiveJob, ArchiveRequest } from './contract.ts';
import type { Ground } from './ground.ts';
import { ask } from './messages.ts';
import { activeOnly, findJob, foldersToTake, insertJob } from './queries.ts';
import { archiveLimits, decideArchive } from './rules.ts';

/**
 * Start to archive a folder with all below it that is still hot. The work itself happens later, from
 * the outbox; asked again while it runs, the answer is the same job.
 */
export async function requestArchive(
  ground: Pick<Ground, 'database' | 'habits' | 'now'>,
  accountId: string,
  { folderId, class: coldClass = ground.habits.coldClass }: ArchiveRequest,
  once: Once | null = null,
): Promise<{ job: ArchiveJob; isNew: boolean }> {
  const act = async (tx: Transaction) => {
    const folder = await getOwnFolder(tx, accountId, folderId);
    const decision = decideFolderAction(folder.trashId ? 'in-trash' : folder.state, 'archive');
    if (decision === 'same-job' && folder.archiveId) {
      const running = await findJob(tx, folder.archiveId);
      // A folder inside the one that is being archived has no job of its own.
      if (running?.folderId !== folder.id) throw new Problem('folder-busy');
      return { job: toJob(running), isNew: false };
    }
    if (decision !== 'yes') {
      throw new Problem(decision === 'same-job' ? 'folder-busy' : decision);
    }
    if (folder.parentId === null) throw new Problem('root-fixed');
    const busy = await findBusyBelow(tx, folder);
    if (busy) throw new Problem('folder-busy', { folder: busy });

    const size = await measureSubtree(tx, folder, activeOnly);
    const allowed = decideArchive(size);
    if (!allowed.allowed) {
      const facts = 'limit' in allowed ? { limit: archiveLimits[allowed.limit] } : {};
      throw new Problem(allowed.problem, facts);
    }
    const now = ground.now();
    const id = freshId();
    const { name, path } = await describePlace(tx, accountId, folderId);
    const job = await insertJob(tx, {
      id,
      accountId,
      folderId,
      folderName: name,
      folderPath: path,
      kind: 'archive',
      state: 'running',
      class: coldClass,
      // What the counters say; when all is expanded, what is really there takes their place.
      expected: size.files,
      expectedBytes: size.bytes,
      createdAt: now,
    });
    const taken = foldersToTake(tx, accountId, subtree(tx, folderId, activeOnly));
    await updateFolderStates(tx, taken, { state: 'archiving', archiveId: id });
    await ask(tx, 'archive-expand', { jobId: id }, now);
    return { job: toJob(job), isNew: true };
  };
  return changeTree(ground, accountId, act, once);
}
