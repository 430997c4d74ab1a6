import { describePlaces } from '#domain/folders/answers.ts';
import { Problem } from '#lib/problem.ts';
import type { ListJobItemsAnswer, ListJobItemsRequest } from './contract.ts';
import type { Ground } from './ground.ts';
import { countItems, findOwnJob, listFilesOf, listItems } from './queries.ts';

/** List the first items of a job in one state, with the files that people know them by. */
export async function listJobItems(
  { database }: Pick<Ground, 'database'>,
  accountId: string,
  jobId: string,
  { state, limit }: ListJobItemsRequest,
): Promise<ListJobItemsAnswer> {
  const job = await findOwnJob(database, accountId, jobId);
  if (!job) throw new Problem('archive-not-found');
  const archiveId = job.ofId ?? job.id;
  const total = (await countItems(database, archiveId))[state]?.count ?? 0;
  const found = await listItems(database, { archiveId, states: [state], after: null, limit });
  const blobIds = found.map(({ item }) => item.blobId);
  const files = await listFilesOf(database, accountId, blobIds);
  const folderIds = files.map(({ folderId }) => folderId);
  const placeOf = await describePlaces(database, accountId, folderIds);
  const byBlob = new Map(files.map((file) => [file.blobId, file]));
  return {
    items: found.map(({ item }) => {
      const file = byBlob.get(item.blobId);
      const { state, bytes, problem } = item;
      const place = file && { id: file.id, name: file.name, path: placeOf(file.folderId).path };
      return { file: place ?? null, state, bytes, problem };
    }),
    total,
  };
}
