import type { Reader } from './database.ts';

interface Query<Rows> {
  prepare(name: string): { execute(values: Values): Promise<Rows> };
}
type Values = Record<string, unknown>;

/**
 * Let Drizzle write a query once for each connection and not for every call, which costs more than
 * to run a small one. What differs from call to call stands in it as `sql.placeholder`.
 */
export function prepared<Rows>(
  build: (reader: Reader) => Query<Rows>,
): (reader: Reader, values: Values) => Promise<Rows> {
  const written = new WeakMap<Reader['db'], ReturnType<Query<Rows>['prepare']>>();
  return async (reader, values) => {
    let query = written.get(reader.db);
    if (!query) {
      // Without a name Postgres keeps nothing of it: a pool in between may swap the connections.
      query = build(reader).prepare('');
      written.set(reader.db, query);
    }
    return query.execute(values);
  };
}
