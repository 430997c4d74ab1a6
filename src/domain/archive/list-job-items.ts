import { describePlaces } from '#domain/folders/answers.ts';
import { readPage } from '#lib/page.ts';
import { Problem } from '#lib/problem.ts';
import type { ListJobItemsAnswer, ListJobItemsRequest } from './contract.ts';
import type { Ground } from './ground.ts';
import { sumOf } from './ledger-steps.ts';
import { findOwnJob, listFilesOf } from './queries.ts';

/** List the items of a job in one state, with the files that people know them by. */
export async function listJobItems(
  { database, ledger, cursorKey: key }: Pick<Ground, 'database' | 'ledger' | 'cursorKey'>,
  accountId: string,
  jobId: string,
  { state, limit, cursor: text }: ListJobItemsRequest,
): Promise<ListJobItemsAnswer> {
  const job = await findOwnJob(database, accountId, jobId);
  if (!job) throw new Problem('archive-not-found');
  const archiveId = job.ofId ?? job.id;
  const total = sumOf(await ledger.count(archiveId), [state]).count;
  const { rows, links } = await readPage(
    { key, list: ['archive-items', accountId, archiveId, state], text, limit },
    {
      total,
      read: ({ way, at }, limit) => {
        const after = at === null ? null : String(at[0]);
        return ledger.list({ archiveId, states: [state], after, limit, way });
      },
      placeOf: ({ blobId }) => [blobId],
    },
  );
  const blobIds = rows.map(({ blobId }) => blobId);
  const files = await listFilesOf(database, accountId, blobIds);
  const folderIds = files.map(({ folderId }) => folderId);
  const placeOf = await describePlaces(database, accountId, folderIds);
  const byBlob = new Map(files.map((file) => [file.blobId, file]));
  return {
    items: rows.map(({ blobId, state, bytes, problem }) => {
      const file = byBlob.get(blobId);
      const place = file && { id: file.id, name: file.name, path: placeOf(file.folderId).path };
      return { file: place ?? null, state, bytes, problem };
    }),
    ...links,
    total,
  };
}
