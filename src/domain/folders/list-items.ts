import { type Cursor, readCursor, signCursor } from '#lib/cursor.ts';
import { Problem } from '#lib/problem.ts';
import { placeOf, toFileItem, toFolderItem } from './answers.ts';
import { requireAction } from './change-tree.ts';
import type { ItemFilter, ListItemsAnswer, ListItemsRequest } from './contract.ts';
import type { Ground } from './ground.ts';
import {
  countMatches,
  type FileEntry,
  type FolderRow,
  findFolderNow,
  listFiles,
  listSubfolders,
  type Slice,
} from './queries.ts';

/**
 * List what lies in a folder, page by page: folders first, then files, as one list. A cursor holds
 * the section and the sort key of the row that the page goes on from, so every page costs the same.
 */
export async function listItems(
  ground: Ground,
  accountId: string,
  folderId: string,
  request: ListItemsRequest,
): Promise<ListItemsAnswer> {
  const { database, cursorKey } = ground;
  const { folder, revision } = await getListed(ground, accountId, folderId);
  const { q, kind, sort, dir } = request;
  const filter = q === undefined && kind === undefined ? null : { q, kind };
  // The counters of the folder know how many there are; what a filter lets through must be counted.
  const counts = filter ? await countMatches(database, folder, filter) : folder;
  const total = counts.folders + counts.files;
  const list = ['items', accountId, folderId, sort, dir, JSON.stringify(filter)];
  const sign = (cursor: Cursor) => signCursor(cursorKey, list, cursor);

  const listed = { folder, counts, filter: filter ?? {} };
  const page = await readPage(ground, listed, request, (text) => readCursor(cursorKey, list, text));
  const [first] = page.rows;
  const last = page.rows.at(-1);
  return {
    folder: await placeOf(database, folder),
    revision,
    items: page.rows.map(({ item }) => item),
    next: page.after && last ? sign({ way: 'next', at: last.at }) : null,
    prev: page.before && first ? sign({ way: 'prev', at: first.at }) : null,
    last: total > request.limit ? sign({ way: 'prev', at: null }) : null,
    total,
  };
}

/** Get the revision of the drive that a list is of: with the same one it is the same list. */
export async function getListRevision(
  ground: Pick<Ground, 'database'>,
  accountId: string,
  folderId: string,
): Promise<number> {
  return (await getListed(ground, accountId, folderId)).revision;
}

async function getListed(
  { database }: Pick<Ground, 'database'>,
  accountId: string,
  folderId: string,
): Promise<{ folder: FolderRow; revision: number }> {
  const found = await findFolderNow(database, accountId, folderId);
  if (!found) throw new Problem('folder-not-found');
  requireAction(found.folder, 'list');
  return found;
}

/** What a page is read from: a folder, or what a filter lets through of it. */
interface Listed {
  readonly folder: FolderRow;
  readonly counts: { readonly folders: number; readonly files: number };
  readonly filter: ItemFilter;
}

interface Page {
  rows: Row[];
  /** Are there rows before and after these? */
  before: boolean;
  after: boolean;
}

async function readPage(
  { database }: Ground,
  listed: Listed,
  { sort, dir, limit, cursor: text, page }: ListItemsRequest,
  read: (text: string) => Cursor,
): Promise<Page> {
  const walk = { sort, dir };
  const total = listed.counts.folders + listed.counts.files;
  if (page !== undefined) {
    const offset = (page - 1) * limit;
    if (text !== undefined || offset > farthestOffset) throw new Problem('cursor-invalid');
    const rows = await walkRows(
      database,
      listed,
      { ...walk, way: 'next', at: null },
      limit + 1,
      offset,
    );
    return { rows: rows.slice(0, limit), before: offset > 0, after: rows.length > limit };
  }
  const cursor = text === undefined ? start : read(text);
  if (cursor.way === 'next') {
    const rows = await walkRows(database, listed, { ...walk, ...cursor }, limit + 1);
    return { rows: rows.slice(0, limit), before: cursor.at !== null, after: rows.length > limit };
  }
  // The last page holds what is left over, so that pages by number and by cursor are the same.
  const size = cursor.at === null ? total % limit || limit : limit;
  const rows = await walkRows(database, listed, { ...walk, ...cursor }, size + 1);
  if (rows.length <= size && cursor.at !== null) {
    // The start is reached: a whole first page, not what happened to be left before it.
    const firsts = await walkRows(database, listed, { ...walk, ...start }, limit + 1);
    return { rows: firsts.slice(0, limit), before: false, after: firsts.length > limit };
  }
  return {
    rows: rows.slice(0, size).reverse(),
    before: rows.length > size,
    after: cursor.at !== null,
  };
}

const start: Cursor = { way: 'next', at: null };

/** Beyond this row a page has no number: finding it would cost more with every row before it. */
const farthestOffset = 10_000;

interface Row {
  item: ListItemsAnswer['items'][number];
  at: (string | number)[];
}

/** Walk from a place over both sections until there are enough rows. */
async function walkRows(
  reader: Ground['database'],
  { folder, counts, filter }: Listed,
  from: Pick<Slice, 'sort' | 'dir'> & Cursor,
  limit: number,
  offset = 0,
): Promise<Row[]> {
  const order: Section[] = from.way === 'next' ? ['folder', 'file'] : ['file', 'folder'];
  const [section = order[0], ...key] = from.at ?? [];
  const rows: Row[] = [];
  let skip = offset;
  for (const name of order.slice(order.indexOf(section === 'file' ? 'file' : 'folder'))) {
    if (rows.length >= limit) break;
    // The counters know what is not there: half of all folders need one query less.
    if ((name === 'folder' ? counts.folders : counts.files) === 0) continue;
    const after = name === section && from.at ? key : null;
    const slice: Slice = { ...from, after, limit: limit - rows.length, offset: skip, filter };
    rows.push(...(await sections[name](reader, folder, slice)));
    skip = Math.max(0, skip - (name === 'folder' ? counts.folders : counts.files));
  }
  return rows;
}

type Section = 'folder' | 'file';

const sections = {
  folder: async (reader: Ground['database'], folder: FolderRow, slice: Slice): Promise<Row[]> => {
    // Folders have neither size nor kind: by those they stand by name, from A on.
    const named = slice.sort === 'bytes' || slice.sort === 'kind';
    const rows = await listSubfolders(reader, folder, named ? { ...slice, dir: 'asc' } : slice);
    return rows.map((row) => ({ item: toFolderItem(row), at: ['folder', ...keyOf(row, slice)] }));
  },
  file: async (reader: Ground['database'], folder: FolderRow, slice: Slice): Promise<Row[]> => {
    const rows = await listFiles(reader, folder, slice);
    return rows.map((row) => ({ item: toFileItem(row), at: ['file', ...keyOf(row, slice)] }));
  },
};

/** The values that hold a row's place in the order: what the next page goes on from. */
function keyOf(row: FolderRow | FileEntry, { sort }: Pick<Slice, 'sort'>): (string | number)[] {
  const isFile = 'kind' in row;
  if (sort === 'changed') return [row.changedAt.getTime(), row.id];
  if (sort === 'bytes' && isFile) return [row.bytes, row.id];
  if (sort === 'kind' && isFile) return [row.kind, row.nameSort, row.id];
  return [row.nameSort, row.id];
}
