import type { Reader } from '#adapters/database/database.ts';
import { describePlace, toFileItem } from '#domain/folders/answers.ts';
import { requireAction } from '#domain/folders/change-tree.ts';
import { isOpen } from '#domain/folders/rules.ts';
import { Problem } from '#lib/problem.ts';
import type { FileAnswer } from './contract.ts';
import type { Ground } from './ground.ts';
import { type FoundFile, findFile } from './queries.ts';

/** Get a file of this account; another's does not exist. */
export async function getOwnFile(
  reader: Reader,
  accountId: string,
  fileId: string,
): Promise<FoundFile> {
  const found = await findFile(reader, accountId, fileId);
  if (!found) throw new Problem('file-not-found');
  return found;
}

/** Get what is known about a file. */
export async function getFile(
  { database }: Pick<Ground, 'database'>,
  accountId: string,
  fileId: string,
): Promise<FileAnswer> {
  return describeFile(database, await getOwnFile(database, accountId, fileId));
}

/** Say all that is known about a file, and where it lies. */
export async function describeFile(
  reader: Reader,
  { file, blob, hasThumb }: Pick<FoundFile, 'file' | 'blob' | 'hasThumb'>,
): Promise<FileAnswer> {
  return {
    ...toFileItem({ ...file, hasThumb }),
    folder: await describePlace(reader, file.accountId, file.folderId),
    sha256: blob.sha256,
    // No live file points to bytes that are gone.
    place: blob.place === 'gone' ? 'cold' : blob.place,
    trashId: file.trashId,
  };
}

/** The bytes of a file, ready to be served. */
export interface FileContent {
  name: string;
  type: string;
  bytes: number;
  sha256: string;
  changedAt: Date;
  key: string;
  /** Of a copy on the cold side that is awake; a hot one has none. */
  version?: string;
}

/** Get the bytes of a file, unless it or its folder is closed. */
export async function getContent(
  { database }: Pick<Ground, 'database'>,
  accountId: string,
  fileId: string,
): Promise<FileContent> {
  const found = await getOwnFile(database, accountId, fileId);
  if (found.file.trashId) throw new Problem('in-trash');
  requireAction(found.folder, 'read');
  if (!found.blob.hotKey) throw new Problem('folder-archived');
  return toContent(found, { key: found.blob.hotKey });
}

/**
 * Get the bytes of a file for who has the drive: also those of an archived folder that is open for a
 * while, from where they sleep.
 */
export async function getReadable(
  { database, now }: Pick<Ground, 'database' | 'now'>,
  accountId: string,
  fileId: string,
): Promise<FileContent> {
  const found = await getOwnFile(database, accountId, fileId);
  const { file, blob, folder } = found;
  if (file.trashId || !isOpen(folder, now())) return getContent({ database }, accountId, fileId);
  if (blob.hotKey) return toContent(found, { key: blob.hotKey });
  if (!blob.coldKey || !blob.coldVersion) throw new Problem('folder-archived');
  return toContent(found, { key: blob.coldKey, version: blob.coldVersion });
}

function toContent(
  { file, blob }: FoundFile,
  place: Pick<FileContent, 'key' | 'version'>,
): FileContent {
  return {
    name: file.name,
    type: file.kind,
    bytes: file.bytes,
    sha256: blob.sha256,
    // Later than its bytes, when only its name changed: never too early, which would mix two files.
    changedAt: file.changedAt,
    ...place,
  };
}
