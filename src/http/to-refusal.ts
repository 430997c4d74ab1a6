import type { Database } from '#adapters/database/database.ts';
import { Problem } from '#lib/problem.ts';

/** Call a database that is busy or gone by its name: to be tried again. What else breaks is a bug. */
export function toRefusal(error: unknown, database: Pick<Database, 'isAway'>): unknown {
  return database.isAway(error) ? new Problem('database-away', {}, { cause: error }) : error;
}
