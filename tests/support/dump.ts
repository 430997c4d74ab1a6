import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { second } from '#lib/units.ts';

/** Every row of every table, as text. */
export type Dump = Record<string, string[]>;

/** It grows while somebody is refused, and that is right. */
const growing = 'audit';

/** Read the whole database of a running server from beside it. */
export function dump(dataDir: string): Dump {
  return inside(dataDir, (db) => {
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all() as string[];
    return Object.fromEntries(
      tables
        .filter((name) => name !== growing)
        .map((name) => {
          const rows = db.prepare(`SELECT * FROM "${name}"`).all() as Record<string, unknown>[];
          // The sweep empties seals by itself, once their grace is over.
          const kept = rows.map(({ sealed_next: _, ...row }) => JSON.stringify(row));
          return [name, kept.sort()];
        }),
    );
  });
}

/** Wait until the work that is due, or is about to be, is done: letters, the steps of an archive. */
export async function quiet(dataDir: string): Promise<void> {
  const due = 'SELECT count(*) FROM outbox WHERE done_at IS NULL AND due_at <= ?';
  const soon = () => Date.now() + second;
  const count = () => inside(dataDir, (db) => db.prepare(due).pluck().get(soon()));
  for (let tries = 0; count() !== 0; tries++) {
    if (tries === 200) throw new Error('The outbox does not come to rest.');
    await wait(50);
  }
}

/** Keep of a dump the rows that name an id. */
export function rowsNaming(whole: Dump, id: string): Dump {
  return Object.fromEntries(
    Object.entries(whole).map(([name, rows]) => [name, rows.filter((row) => row.includes(id))]),
  );
}

/** Change the database of a running server from beside it, as no route of ours would. */
export function change(dataDir: string, sql: string, ...values: unknown[]): void {
  inside(dataDir, (db) => db.prepare(sql).run(...values));
}

function inside<T>(dataDir: string, act: (db: Sqlite.Database) => T): T {
  const db = new Sqlite(join(dataDir, 'solah.sqlite'), { timeout: 10_000 });
  try {
    return act(db);
  } finally {
    db.close();
  }
}
