import {
  bigint,
  boolean,
  customType,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

/** Text that is compared as bytes, so that both engines sort and page alike. */
const key = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

/** The column kit over Postgres. Its types are the ones that all queries are checked against. */
export const postgresColumns = {
  table: pgTable,
  text: (name: string) => text(name),
  key: (name: string) => key(name),
  /** A whole number up to 2^53 - 1: counts, sizes, versions. */
  whole: (name: string) => bigint(name, { mode: 'number' }),
  flag: (name: string) => boolean(name),
  moment: (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' }),
  json: (name: string) => jsonb(name),
  index,
  uniqueIndex,
  primaryKey,
};
