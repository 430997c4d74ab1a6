import type { KeyObject } from 'node:crypto';
import { type Cursor, readCursor, signCursor } from './cursor.ts';

/** The pages around one, as cursors. */
export interface PageLinks {
  next: string | null;
  prev: string | null;
  last: string | null;
}

/**
 * Read one page of a list that has a single order. `read` walks from the cursor's place, in the
 * order of the list or turned round, and answers up to `limit` rows.
 */
export async function readPage<Row>(
  {
    key,
    list,
    text,
    limit,
  }: { key: KeyObject; list: string[]; text?: string | undefined; limit: number },
  {
    total,
    read,
    placeOf,
  }: {
    total: number;
    read: (from: Cursor, limit: number) => Promise<Row[]>;
    placeOf: (row: Row) => (string | number)[];
  },
): Promise<{ rows: Row[]; links: PageLinks }> {
  const cursor: Cursor = text ? readCursor(key, list, text) : { way: 'next', at: null };
  // The last page holds what is left over, so that it is the same from either side.
  const fromEnd = cursor.way === 'prev' && cursor.at === null;
  const size = fromEnd ? total % limit || limit : limit;
  const found = await read(cursor, size + 1);
  const more = found.length > size;
  const rows = found.slice(0, size);
  if (cursor.way === 'prev') rows.reverse();

  const sign = (way: Cursor['way'], row: Row | undefined) =>
    row ? signCursor(key, list, { way, at: placeOf(row) }) : null;
  const came = cursor.at !== null;
  return {
    rows,
    links: {
      next: (cursor.way === 'next' ? more : came) ? sign('next', rows.at(-1)) : null,
      prev: (cursor.way === 'prev' ? more : came) ? sign('prev', rows[0]) : null,
      last: total > limit ? signCursor(key, list, { way: 'prev', at: null }) : null,
    },
  };
}
