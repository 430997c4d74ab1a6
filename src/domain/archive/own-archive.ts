import type { Reader } from '#adapters/database/database.ts';
import { Problem } from '#lib/problem.ts';
import { findOwnJob, type JobRow } from './queries.ts';

/** Get an archive of this account whose folder was not brought back, and that was not given up. */
export async function getOwnArchive(
  reader: Reader,
  accountId: string,
  archiveId: string,
): Promise<JobRow> {
  const archive = await findOwnJob(reader, accountId, archiveId);
  if (archive?.kind !== 'archive') throw new Problem('archive-not-found');
  if (archive.state === 'restored' || archive.state === 'cancelled') {
    throw new Problem('folder-not-archived');
  }
  return archive;
}
