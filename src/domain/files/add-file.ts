import type { Transaction } from '#adapters/database/database.ts';
import { claimName } from '#domain/folders/claim-name.ts';
import type { Conflict } from '#domain/folders/contract.ts';
import { addToDrive, addToFolder, type FolderRow } from '#domain/folders/queries.ts';
import { freshId } from '#lib/id.ts';
import { decideType } from './media-type.ts';
import {
  addReference,
  type BlobRow,
  type FileRow,
  findSameBlob,
  insertBlob,
  insertFile,
} from './queries.ts';

/** Bytes that lie sealed in the store and were checked. */
export type Content = Pick<BlobRow, 'bytes' | 'sha256' | 'crc32' | 'type'> & { hotKey: string };

/**
 * Put a file into a folder, under the lock of its tree. Bytes that the account already keeps hot are
 * pointed to and cost nothing; then `spare` names the object that is not needed.
 */
export async function addFile(
  tx: Transaction,
  folder: FolderRow,
  given: {
    name: string;
    conflict: Conflict;
    content: Content;
    modifiedAt: Date | null;
    now: Date;
  },
): Promise<{ file: FileRow; spare: string | null }> {
  const { accountId } = folder;
  const { content, now, modifiedAt } = given;
  const claimed = await claimName(tx, { ...given, folderId: folder.id });

  const { blob, spare } = await keepContent(tx, { accountId, content, now });
  const file = await insertFile(tx, {
    id: freshId(),
    accountId,
    folderId: folder.id,
    blobId: blob.id,
    ...claimed,
    bytes: content.bytes,
    kind: decideType(blob.type, claimed.name),
    modifiedAt,
    createdAt: now,
    changedAt: now,
  });
  await addToFolder(tx, folder.id, { files: 1, bytes: content.bytes });
  await addToDrive(tx, accountId, { usedFiles: 1 });
  return { file, spare };
}

/** Count one more who needs these bytes. Those that the account keeps hot already are pointed to. */
export async function keepContent(
  tx: Transaction,
  { accountId, content, now }: { accountId: string; content: Content; now: Date },
): Promise<{ blob: BlobRow; spare: string | null }> {
  const same = await findSameBlob(tx, { ...content, accountId });
  if (same) return { blob: await addReference(tx, same.id, 1), spare: content.hotKey };
  const blob = await insertBlob(tx, {
    ...content,
    id: freshId(),
    accountId,
    refs: 1,
    place: 'hot',
    createdAt: now,
  });
  await addToDrive(tx, accountId, { usedBytes: content.bytes });
  return { blob, spare: null };
}
