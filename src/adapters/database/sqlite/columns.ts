import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { Columns } from '../schema/columns.ts';

const sqlite = {
  table: sqliteTable,
  text: (name: string) => text(name),
  // SQLite's BINARY collation is the default: it compares bytes already.
  key: (name: string) => text(name),
  whole: (name: string) => integer(name, { mode: 'number' }),
  flag: (name: string) => integer(name, { mode: 'boolean' }),
  moment: (name: string) => integer(name, { mode: 'timestamp_ms' }),
  json: (name: string) => text(name, { mode: 'json' }),
  index,
  uniqueIndex,
  primaryKey,
};

/**
 * The column kit over SQLite. Every column gives and takes the same JavaScript values as its
 * Postgres twin, which is why the cast is true for all that our queries use.
 */
export const sqliteColumns = sqlite as unknown as Columns;
