import { describePlaces, toFileItem, toFolderItem } from '#domain/folders/answers.ts';
import type { FolderRow } from '#domain/folders/queries.ts';
import { readPage } from '#lib/page.ts';
import type { ListStarredAnswer, ListStarredRequest } from './contract.ts';
import type { Ground } from './ground.ts';
import { type ListedFile, listStarredFiles, listStarredFolders, type Walk } from './queries.ts';

type Row = { kind: 'folder'; row: FolderRow } | { kind: 'file'; row: ListedFile };

/** List what has a star, those starred last first. What lies in the trash is left out. */
export async function listStarred(
  { database, cursorKey: key }: Pick<Ground, 'database' | 'cursorKey'>,
  accountId: string,
  { limit, cursor: text }: ListStarredRequest,
): Promise<ListStarredAnswer> {
  const { rows, links } = await readPage(
    { key, list: ['starred', accountId], text, limit },
    {
      // Nobody has counted them: there is no way to the last page.
      total: 0,
      read: (from, limit) => walk(database, accountId, { ...from, limit }),
      placeOf: ({ row }) => placeIn(row),
    },
  );
  const placeOf = await describePlaces(database, accountId, rows.map(parentOf));
  const items = rows.map((found) => ({
    ...(found.kind === 'folder' ? toFolderItem(found.row) : toFileItem(found.row)),
    folder: placeOf(parentOf(found)),
  }));
  return { items, next: links.next, prev: links.prev };
}

/** Two lists of one order, laid together: neither gives more than the page can hold. */
async function walk(database: Ground['database'], accountId: string, step: Walk): Promise<Row[]> {
  const folders = await listStarredFolders(database, accountId, step);
  const files = await listStarredFiles(database, accountId, step);
  const rows: Row[] = [
    ...folders.map((row) => ({ kind: 'folder' as const, row })),
    ...files.map((row) => ({ kind: 'file' as const, row })),
  ];
  rows.sort((a, b) => (isAfter(placeIn(a.row), placeIn(b.row)) === (step.way === 'next') ? -1 : 1));
  return rows.slice(0, step.limit);
}

function placeIn({ starredAt, id }: FolderRow | ListedFile): [number, string] {
  // Only rows with a star are read.
  return [starredAt?.getTime() ?? 0, id];
}

/** Ids compare as bytes, as both engines do. */
function isAfter([moment, id]: [number, string], [thanMoment, thanId]: [number, string]): boolean {
  return moment === thanMoment ? id > thanId : moment > thanMoment;
}

function parentOf(found: Row): string {
  // The root has no star, and everything else lies somewhere.
  return (found.kind === 'folder' ? found.row.parentId : found.row.folderId) ?? '';
}
