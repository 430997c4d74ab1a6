import { describePlaces, toFileItem } from '#domain/folders/answers.ts';
import { readPage } from '#lib/page.ts';
import type { ListRecentAnswer, ListRecentRequest } from './contract.ts';
import type { Ground } from './ground.ts';
import { listRecentFiles } from './queries.ts';

/** List the files of an account, those changed last first. What lies in the trash is left out. */
export async function listRecent(
  { database, cursorKey: key }: Pick<Ground, 'database' | 'cursorKey'>,
  accountId: string,
  { limit, cursor: text }: ListRecentRequest,
): Promise<ListRecentAnswer> {
  const { rows, links } = await readPage(
    { key, list: ['recent', accountId], text, limit },
    {
      // Nobody has counted them: there is no way to the last page.
      total: 0,
      read: (from, limit) => listRecentFiles(database, accountId, { ...from, limit }),
      placeOf: (row) => [row.changedAt.getTime(), row.id],
    },
  );
  const placeOf = await describePlaces(
    database,
    accountId,
    rows.map(({ folderId }) => folderId),
  );
  const items = rows.map((row) => ({ ...toFileItem(row), folder: placeOf(row.folderId) }));
  return { items, next: links.next, prev: links.prev };
}
