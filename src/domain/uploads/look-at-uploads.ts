import { readPage } from '#lib/page.ts';
import { Problem } from '#lib/problem.ts';
import type { ListUploadsAnswer, ListUploadsRequest, UploadAnswer } from './contract.ts';
import type { Ground } from './ground.ts';
import { countUploads, findUpload, listUploadRows, type UploadRow } from './queries.ts';

/** List an account's uploads, the newest first. */
export async function listUploads(
  { database, cursorKey: key }: Pick<Ground, 'database' | 'cursorKey'>,
  accountId: string,
  { limit, cursor: text, state }: ListUploadsRequest,
): Promise<ListUploadsAnswer> {
  const total = await countUploads(database, accountId, state);
  const page = await readPage(
    { key, list: ['uploads', accountId, state ?? ''], text, limit },
    {
      total,
      read: (from, limit) => listUploadRows(database, accountId, { ...from, limit, state }),
      placeOf: (row) => [row.createdAt.getTime(), row.id],
    },
  );
  return { items: page.rows.map(toUploadAnswer), ...page.links, total };
}

/** Get how far an upload is, without stopping what is being sent. */
export async function getUpload(
  { database }: Pick<Ground, 'database'>,
  accountId: string,
  uploadId: string,
): Promise<UploadAnswer> {
  const row = await findUpload(database, accountId, uploadId);
  if (!row) throw new Problem('upload-not-found');
  return toUploadAnswer(row);
}

function toUploadAnswer(row: UploadRow): UploadAnswer {
  return {
    id: row.id,
    state: row.state,
    folderId: row.folderId,
    name: row.name,
    length: row.length,
    offset: row.offset,
    modifiedAt: row.modifiedAt?.toISOString() ?? null,
    sample: row.sample,
    planId: row.planId,
    fileId: row.fileId,
    outcome: row.outcome,
    seq: row.seq,
    problem: row.problem,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}
