import { describePlaces, toFileItem, toFolderItem } from '#domain/folders/answers.ts';
import { getOwnFolder } from '#domain/folders/change-tree.ts';
import type { Place } from '#domain/folders/contract.ts';
import { toNameKey } from '#domain/folders/names.ts';
import type { FolderRow } from '#domain/folders/queries.ts';
import { readPage } from '#lib/page.ts';
import type { Ground } from '../ground.ts';
import type { ListedFile } from '../queries.ts';
import type { SearchAnswer, SearchRequest } from './contract.ts';
import { indexedLetters, type Search, searchFiles, searchFolders } from './queries.ts';

/** With more names than this, walking over them by name meets the next page sooner. */
const fewNames = 2_000;

type Needs = Pick<Ground, 'database' | 'cursorKey'>;
type Row = { kind: 'folder'; row: FolderRow } | { kind: 'file'; row: ListedFile };

/** Look for folders and files by their name. What lies in the trash is not found. */
export async function search(
  { database, cursorKey: key }: Needs,
  accountId: string,
  { limit, cursor: text, ...wanted }: SearchRequest,
): Promise<SearchAnswer> {
  if (wanted.in) await getOwnFolder(database, accountId, wanted.in);
  const letters = toNameKey(wanted.q);
  const isIndexed = [...letters].length >= indexedLetters;
  const ids = isIndexed ? await database.findByLetters(letters, fewNames) : null;
  const search = { ...wanted, accountId, ids };
  const { rows, links } = await readPage(
    { key, list: ['search', accountId, JSON.stringify(wanted)], text, limit },
    {
      // How many there are, nobody has counted: there is no way to the last page.
      total: 0,
      read: (from, limit) => walk(database, search, { ...from, limit }),
      placeOf: ({ kind, row }) => [kind, row.nameSort, row.id],
    },
  );
  const placeOf = await describePlaces(database, accountId, rows.map(parentOf));
  const { next, prev } = links;
  return { items: rows.map((row) => toFound(row, placeOf(parentOf(row)))), next, prev };
}

/** Folders come first, then files; or the other way round on the way back. */
async function walk(
  database: Needs['database'],
  search: Search,
  {
    way,
    at,
    limit,
  }: { way: 'next' | 'prev'; at: readonly (string | number)[] | null; limit: number },
): Promise<Row[]> {
  const up = way === 'next';
  const order = up ? (['folder', 'file'] as const) : (['file', 'folder'] as const);
  const [kind = order[0], nameSort = '', id = ''] = (at ?? []).map(String);
  const rows: Row[] = [];
  for (const section of order.slice(kind === order[1] ? 1 : 0)) {
    const from = at && section === kind ? ([nameSort, id] as const) : null;
    const step = { up, from, limit: limit - rows.length };
    if (step.limit === 0) break;
    rows.push(
      ...(section === 'folder'
        ? (await searchFolders(database, search, step)).map((row) => ({ kind: section, row }))
        : (await searchFiles(database, search, step)).map((row) => ({ kind: section, row }))),
    );
  }
  return rows;
}

function parentOf(found: Row): string {
  // The root is never found, and everything else lies somewhere.
  return (found.kind === 'folder' ? found.row.parentId : found.row.folderId) ?? '';
}

function toFound(found: Row, folder: Place): SearchAnswer['items'][number] {
  return found.kind === 'folder'
    ? { ...toFolderItem(found.row), folder }
    : { ...toFileItem(found.row), folder };
}
