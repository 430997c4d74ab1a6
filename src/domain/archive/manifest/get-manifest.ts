import type { Secrets } from '#adapters/secrets/secrets.ts';
import { Problem } from '#lib/problem.ts';
import type { Ground } from '../ground.ts';
import { findOwnJob, type JobRow } from '../queries.ts';
import { whereFoldersLie } from '../where-folders-lie.ts';
import { type ManifestFile, toSigner, writeManifest } from './format.ts';
import { listColdFiles, listFoldersOf } from './queries.ts';

/** The key that signs manifests is kept for this alone. */
export function manifestSigner(secrets: Pick<Secrets, 'derive'>) {
  return toSigner(secrets.derive('manifests of archives'));
}

/**
 * Get the signed manifest of an archive, line by line. Nothing below an archived folder can change, so
 * each asking gives the same bytes, for as long as the folder sleeps.
 */
export async function getManifest(
  {
    database,
    now,
    secrets,
  }: Pick<Ground, 'database' | 'now'> & { secrets: Pick<Secrets, 'derive'> },
  accountId: string,
  jobId: string,
): Promise<AsyncIterable<string>> {
  const job = await findOwnJob(database, accountId, jobId);
  if (!job) throw new Problem('archive-not-found');
  // Only an archive ever is.
  const isAsleep = job.state === 'archived' || job.state === 'cleared';
  // Thrown away and given up it goes file by file: what is left is no archive.
  const whereIs = await whereFoldersLie({ database, now }, accountId, [job]);
  if (!isAsleep || !job.finishedAt || whereIs(job) === 'nowhere') {
    throw new Problem('folder-not-archived');
  }
  const head = {
    archive: job.id,
    folder: { id: job.folderId, path: job.folderPath },
    class: job.class,
    finishedAt: job.finishedAt.toISOString(),
  };
  return writeManifest(head, listFiles(database, job), manifestSigner(secrets));
}

const slice = 1_000;

async function* listFiles(database: Ground['database'], job: JobRow): AsyncIterable<ManifestFile> {
  const folders = await listFoldersOf(database, job);
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  const pathOf = (id: string): string => {
    const folder = byId.get(id);
    return folder && id !== job.folderId ? `${pathOf(folder.parentId ?? '')}${folder.name}/` : '';
  };
  for (const { id: folderId } of folders) {
    const path = pathOf(folderId);
    let after: string | null = null;
    for (;;) {
      const page = { accountId: job.accountId, folderId, after, limit: slice };
      const found = await listColdFiles(database, page);
      for (const { id, name, modifiedAt, bytes, sha256, coldKey, coldVersion } of found) {
        if (!coldKey || !coldVersion) throw new Error(`The file ${id} has no cold copy.`);
        yield {
          path: path + name,
          id,
          bytes,
          sha256,
          modifiedAt: modifiedAt?.toISOString() ?? null,
          object: coldKey,
          version: coldVersion,
        };
      }
      after = found.at(-1)?.id ?? null;
      if (found.length < slice) break;
    }
  }
}
