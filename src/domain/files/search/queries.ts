import {
  and,
  asc,
  type Column,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  lt,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Reader } from '#adapters/database/database.ts';
import {
  beginsWith,
  contains,
  fileMatches,
  folderMatches,
} from '#domain/folders/filter/queries.ts';
import { toNameKey, toNameSort } from '#domain/folders/names.ts';
import { type FolderRow, hasThumb, subtree } from '#domain/folders/queries.ts';
import type { ListedFile } from '../queries.ts';
import type { SearchRequest } from './contract.ts';

/** Whose names are searched, and for what. */
export interface Search extends Pick<SearchRequest, 'q' | 'in' | 'kind' | 'after' | 'before'> {
  readonly accountId: string;
  /** The only ids that can fit, where the index of letters knows them. */
  readonly ids: string[] | null;
}

/** Where in the order of names to go on, and which way. */
export interface Step {
  readonly up: boolean;
  readonly from: readonly [nameSort: string, id: string] | null;
  readonly limit: number;
}

/** An index of letters knows words of so many, or more. */
export const indexedLetters = 3;

/** Find folders by their name. */
export async function searchFolders(
  reader: Reader,
  search: Search,
  step: Step,
): Promise<FolderRow[]> {
  const { db, tables } = reader;
  const { folders } = tables;
  const { where, order } = narrow(folders, search, step);
  return db
    .select()
    .from(folders)
    .where(
      and(
        isHere(folders.trashId),
        isNotNull(folders.parentId),
        folderMatches(tables, { kind: search.kind }),
        search.in ? sql`${folders.parentId} IN ${subtree(reader, search.in)}` : undefined,
        where,
      ),
    )
    .orderBy(...order)
    .limit(step.limit);
}

/** Find files by their name. */
export async function searchFiles(
  reader: Reader,
  search: Search,
  step: Step,
): Promise<ListedFile[]> {
  const { db, tables } = reader;
  const { files, folders } = tables;
  const { where, order } = narrow(files, search, step);
  const rows = await db
    .select({ file: files, hasThumb: hasThumb(tables) })
    .from(files)
    .innerJoin(folders, eq(folders.id, files.folderId))
    .where(
      and(
        isHere(files.trashId),
        // What lies in a folder in the trash has no mark of its own.
        isHere(folders.trashId),
        fileMatches(tables, { kind: search.kind }),
        search.in ? sql`${files.folderId} IN ${subtree(reader, search.in)}` : undefined,
        where,
      ),
    )
    .orderBy(...order)
    .limit(step.limit);
  return rows.map(({ file, hasThumb }) => ({ ...file, hasThumb }));
}

/** Most names are not in the trash: SQLite must not take that for the narrowest way in. */
function isHere(trashId: Column): SQL {
  return sql`coalesce(${trashId}, '') = ''`;
}

function narrow(
  table: Reader['tables']['files'] | Reader['tables']['folders'],
  { accountId, ids, q, after, before }: Search,
  { up, from }: Step,
): { where: SQL | undefined; order: SQL[] } {
  const { nameKey, nameSort, id, changedAt } = table;
  const place = from && sql`${from[0]}, ${from[1]}`;
  const beyond = up
    ? sql`(${nameSort}, ${id}) > (${place})`
    : sql`(${nameSort}, ${id}) < (${place})`;
  const where = and(
    // With ids at hand the account must not look like a way in: SQLite would walk all of its names.
    ids
      ? and(inArray(id, ids), sql`${table.accountId} || '' = ${accountId}`)
      : eq(table.accountId, accountId),
    [...toNameKey(q)].length < indexedLetters
      ? and(beginsWith(nameKey, q), isBetween(nameSort, q))
      : contains(nameKey, q),
    after ? gte(changedAt, new Date(after)) : undefined,
    before ? lt(changedAt, new Date(before)) : undefined,
    place ? beyond : undefined,
  );
  return { where, order: [nameSort, id].map((column) => (up ? asc(column) : desc(column))) };
}

/** Where in the order of names those that begin so can stand: digits are sorted by their length. */
function isBetween(
  nameSort: Reader['tables']['files']['nameSort'] | Reader['tables']['folders']['nameSort'],
  q: string,
): SQL {
  const letters = /^[^0-9]*/.exec(toNameKey(q))?.[0] ?? '';
  if (letters === '') return sql`${nameSort} >= '0' AND ${nameSort} < ':'`;
  return sql`${nameSort} >= ${toNameSort(letters)} AND ${nameSort} < ${`${letters}\u{10ffff}`}`;
}
