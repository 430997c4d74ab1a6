import { findTrashes } from '#domain/files/queries.ts';
import { findFolders } from '#domain/folders/queries.ts';
import type { ArchiveJob } from './contract.ts';
import type { Ground } from './ground.ts';
import type { JobRow } from './queries.ts';

/** Find out where the folders of some jobs of an account lie now. What the trash has given up is nowhere. */
export async function whereFoldersLie(
  { database, now }: Pick<Ground, 'database' | 'now'>,
  accountId: string,
  jobs: readonly Pick<JobRow, 'folderId'>[],
): Promise<(job: Pick<JobRow, 'folderId'>) => ArchiveJob['folderIn']> {
  const folders = await findFolders(
    database,
    accountId,
    jobs.map(({ folderId }) => folderId),
  );
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  const trashIds = folders.flatMap(({ trashId }) => trashId ?? []);
  const entries = await findTrashes(database, accountId, trashIds);
  const kept = new Set(entries.filter(({ purgeAt }) => purgeAt > now()).map(({ id }) => id));
  return ({ folderId }) => {
    const folder = byId.get(folderId);
    if (folder && !folder.trashId) return 'drive';
    return folder?.trashId && kept.has(folder.trashId) ? 'trash' : 'nowhere';
  };
}
