import type { Reader } from '#adapters/database/database.ts';
import { describePlaces } from '#domain/folders/answers.ts';
import type { ArchiveCheck } from '../contract.ts';
import { type CheckRow, listArchivedFiles } from './queries.ts';

/** A check as its owner sees it: what it has found has names. */
export async function toCheck(reader: Reader, row: CheckRow): Promise<ArchiveCheck> {
  const { id, state, expected, looked, right, missing, different } = row;
  return {
    ...{ id, state, expected, looked, right, missing, different },
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    againAt: row.againAt?.toISOString() ?? null,
    faults: await nameFaults(reader, row),
  };
}

/** Several files may hold the same bytes: each of them is named. */
async function nameFaults(
  reader: Reader,
  { accountId, archiveId, findings }: CheckRow,
): Promise<ArchiveCheck['faults']> {
  if (findings.length === 0) return [];
  const blobIds = findings.map(({ blobId }) => blobId);
  const files = await listArchivedFiles(reader, archiveId, blobIds);
  const placeOf = await describePlaces(
    reader,
    accountId,
    files.map(({ folderId }) => folderId),
  );
  const byBlob = Map.groupBy(files, ({ blobId }) => blobId);
  return findings.flatMap(({ blobId, fault }): ArchiveCheck['faults'] => {
    const named = byBlob.get(blobId) ?? [];
    if (named.length === 0) return [{ file: null, fault }];
    return named.map(({ id, name, folderId }) => {
      return { file: { id, name, path: placeOf(folderId).path }, fault };
    });
  });
}
