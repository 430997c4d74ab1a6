import { describePlaces } from '#domain/folders/answers.ts';
import { Problem } from '#lib/problem.ts';
import type { ListJobItemsAnswer, ListJobItemsRequest } from './contract.ts';
import type { Ground } from './ground.ts';
import { sumOf } from './ledger-steps.ts';
import { findOwnJob, listFilesOf } from './queries.ts';

/** List the first items of a job in one state, with the files that people know them by. */
export async function listJobItems(
  { database, ledger }: Pick<Ground, 'database' | 'ledger'>,
  accountId: string,
  jobId: string,
  { state, limit }: ListJobItemsRequest,
): Promise<ListJobItemsAnswer> {
  const job = await findOwnJob(database, accountId, jobId);
  if (!job) throw new Problem('archive-not-found');
  const archiveId = job.ofId ?? job.id;
  const total = sumOf(await ledger.count(archiveId), [state]).count;
  const found = await ledger.list({ archiveId, states: [state], after: null, limit });
  const blobIds = found.map(({ blobId }) => blobId);
  const files = await listFilesOf(database, accountId, blobIds);
  const folderIds = files.map(({ folderId }) => folderId);
  const placeOf = await describePlaces(database, accountId, folderIds);
  const byBlob = new Map(files.map((file) => [file.blobId, file]));
  return {
    items: found.map(({ blobId, state, bytes, problem }) => {
      const file = byBlob.get(blobId);
      const place = file && { id: file.id, name: file.name, path: placeOf(file.folderId).path };
      return { file: place ?? null, state, bytes, problem };
    }),
    total,
  };
}
