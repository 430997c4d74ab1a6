import type { Transaction } from '#adapters/database/database.ts';
import { getOwnFolder, requireAction } from '#domain/folders/change-tree.ts';
import type { Change } from '#domain/folders/journal/write-journal.ts';
import { addToFolder } from '#domain/folders/queries.ts';
import { decideType } from '../media-type.ts';
import { type BlobRow, type FileRow, updateFile } from '../queries.ts';
import { type Item, requireChangeable } from './item.ts';

/**
 * Let a file point to other bytes, which count it already among those who need them. The ones that it
 * had are not let go: the journal needs them from now on.
 */
export async function giveContent(
  tx: Transaction,
  item: Extract<Item, { kind: 'file' }>,
  { blob, modifiedAt, now }: { blob: BlobRow; modifiedAt: Date | null; now: Date },
): Promise<{ change: Change; file: FileRow }> {
  requireChangeable(item);
  const { row } = item;
  const { id: itemId, folderId, name, accountId } = row;
  requireAction(await getOwnFolder(tx, accountId, folderId), 'write');
  const file = await updateFile(tx, row, {
    blobId: blob.id,
    bytes: blob.bytes,
    kind: decideType(blob.type, name),
    modifiedAt,
    changedAt: now,
  });
  await addToFolder(tx, folderId, { bytes: blob.bytes - row.bytes });
  const spot = { folderId, name, inTrash: false };
  const change: Change = {
    kind: 'file',
    itemId,
    name,
    before: { ...spot, content: toContent(row) },
    after: { ...spot, content: toContent(file) },
    version: file.version,
    blobId: row.blobId,
    problem: null,
  };
  return { change, file };
}

function toContent({ blobId, modifiedAt }: FileRow) {
  return { blobId, modifiedAt: modifiedAt?.toISOString() ?? null };
}
