import { Problem } from '#lib/problem.ts';
import type { ArchiveJob, ArchiveJobAnswer, RestoreRequest } from './contract.ts';
import type { Ground } from './ground.ts';
import { getJob } from './look-at-jobs.ts';
import { findArchiveOf, findNewestOf } from './queries.ts';
import { requestRestore } from './request-restore.ts';

/**
 * Tell how far a folder is, for the owner's own programs: its archive, or the job that wakes it.
 * Whose folder it is they need not know.
 */
export async function getJobOfFolder(
  { database, ledger, now }: Pick<Ground, 'database' | 'ledger' | 'now'>,
  folderId: string,
): Promise<ArchiveJobAnswer> {
  const archive = await findArchiveOf(database, folderId);
  if (!archive) throw new Problem('archive-not-found');
  const wakes = await findNewestOf(database, archive.id);
  return getJob({ database, ledger, now }, archive.accountId, (wakes ?? archive).id);
}

/** Start to bring a folder back in the name of its account, for the owner's own programs. */
export async function restoreFolder(
  ground: Pick<Ground, 'database' | 'habits' | 'now'>,
  folderId: string,
  wish: RestoreRequest,
): Promise<{ job: ArchiveJob; isNew: boolean }> {
  const archive = await findArchiveOf(ground.database, folderId);
  if (!archive) throw new Problem('archive-not-found');
  return requestRestore(ground, archive.accountId, { archiveId: archive.id, ...wish });
}
