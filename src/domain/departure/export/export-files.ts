import type { Database } from '#adapters/database/database.ts';
import { zipAll } from '#domain/files/zip/make-zip.ts';
import { listClosedFiles } from '#domain/files/zip/queries.ts';
import { describePlaces } from '#domain/folders/answers.ts';
import type { ActingGround } from '../ground.ts';

const rowsAtOnce = 500;

/**
 * Tell where the bytes of an account's files are fetched: zips of those that can be read, and by name
 * those that sleep. What lies in the trash was thrown away, and is part of neither.
 */
export async function exportFiles(
  ground: Pick<ActingGround, 'database' | 'now'>,
  accountId: string,
  origin: string,
) {
  const zips = (await zipAll(ground, accountId)).map(({ id, ...zip }) => ({
    address: `${origin}/api/zips/${id}`,
    ...zip,
  }));
  return { fileZips: each(zips), archivedFiles: walkClosed(ground.database, accountId) };
}

async function* each<T>(rows: readonly T[]) {
  yield* rows;
}

async function* walkClosed(database: Database, accountId: string) {
  let after: string | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof listClosedFiles>> = await listClosedFiles(
      database,
      accountId,
      { after, limit: rowsAtOnce },
    );
    const folderIds = page.map(({ folderId }) => folderId);
    const placeOf = await describePlaces(database, accountId, folderIds);
    for (const { folderId, name, bytes, sha256 } of page) {
      const { path } = placeOf(folderId);
      yield { path: `${path === '/' ? '' : path}/${name}`, bytes, sha256 };
    }
    after = page.at(-1)?.id ?? null;
    if (page.length < rowsAtOnce) return;
  }
}
