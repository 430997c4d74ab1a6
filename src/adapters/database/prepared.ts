import type { Reader } from './database.ts';

interface Query<Rows> {
  prepare(name: string): { execute(values: Values): Promise<Rows> };
}
type Values = Readonly<Record<string, unknown>>;

/**
 * Let Drizzle write a query once for each connection and not for every call, which costs more than
 * to run a small one. What differs from call to call stands in it as `sql.placeholder`. A query with
 * several texts names the one it has by `keyOf`; null is a text of its own, written for this call.
 */
export function prepared<Rows, Shape = void>(
  build: (reader: Reader, shape: Shape) => Query<Rows>,
  keyOf: (shape: Shape) => string | null = () => '',
): (reader: Reader, values: Values, shape: Shape) => Promise<Rows> {
  const kept = new WeakMap<Reader['db'], Map<string, ReturnType<Query<Rows>['prepare']>>>();
  return async (reader, values, shape) => {
    // Without a name Postgres keeps nothing of it: a pool in between may swap the connections.
    const write = () => build(reader, shape).prepare('');
    const key = keyOf(shape);
    if (key === null) return write().execute(values);
    const ofReader = kept.get(reader.db) ?? new Map();
    kept.set(reader.db, ofReader);
    const query = ofReader.get(key) ?? write();
    ofReader.set(key, query);
    return query.execute(values);
  };
}
