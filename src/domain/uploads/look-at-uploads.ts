import { readPage } from '#lib/page.ts';
import type { ListUploadsAnswer, ListUploadsRequest, UploadAnswer } from './contract.ts';
import { getSent } from './get-sent.ts';
import type { Ground } from './ground.ts';
import { countUploads, listUploadRows, type UploadRow } from './queries.ts';

/** List what somebody sends, the newest first. */
export async function listUploads(
  { database, cursorKey: key }: Pick<Ground, 'database' | 'cursorKey'>,
  senderId: string,
  { limit, cursor: text, state }: ListUploadsRequest,
): Promise<ListUploadsAnswer> {
  const total = await countUploads(database, senderId, state);
  const page = await readPage(
    { key, list: ['uploads', senderId, state ?? ''], text, limit },
    {
      total,
      read: (from, limit) => listUploadRows(database, senderId, { ...from, limit, state }),
      placeOf: (row) => [row.createdAt.getTime(), row.id],
    },
  );
  return { items: page.rows.map(toUploadAnswer), ...page.links, total };
}

/** Get how far an upload is, without stopping what is being sent. */
export async function getUpload(
  ground: Pick<Ground, 'database' | 'now'>,
  senderId: string,
  uploadId: string,
): Promise<UploadAnswer> {
  return toUploadAnswer(await getSent(ground, senderId, uploadId));
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
    // The journal is not a guest's.
    seq: row.guestId === null ? row.seq : null,
    problem: row.problem,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}
