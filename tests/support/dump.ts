import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { second } from '#lib/units.ts';
import { databaseOf, postgresServer } from './postgres.ts';

/** Every row of every table, as text. */
export type Dump = Record<string, string[]>;

/** It grows while somebody is refused, and that is right. */
const growing = 'audit';

/** Read the whole database of a running server from beside it. */
export async function dump(dataDir: string): Promise<Dump> {
  return beside(dataDir, async (ask) => {
    const whole: Dump = {};
    for (const { name } of await ask(postgresServer ? postgresTables : sqliteTables)) {
      const rows = name === growing ? [] : await ask(`SELECT * FROM "${name}"`);
      // The sweep empties seals by itself, once their grace is over.
      whole[String(name)] = rows.map(({ sealed_next: _, ...row }) => JSON.stringify(row)).sort();
    }
    return whole;
  });
}

const sqliteTables =
  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
const postgresTables = "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'";

/** Wait until the work that is due, or is about to be, is done: letters, the steps of an archive. */
export async function quiet(dataDir: string): Promise<void> {
  const due = 'SELECT id FROM outbox WHERE done_at IS NULL AND due_at <= ? LIMIT 1';
  const isBusy = () =>
    beside(dataDir, async (ask) => (await ask(due, new Date(Date.now() + second))).length > 0);
  for (let tries = 0; await isBusy(); tries++) {
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
export async function change(dataDir: string, sql: string, ...values: Value[]): Promise<void> {
  await beside(dataDir, (ask) => ask(sql, ...values));
}

type Value = string | number | Date | undefined;
type Ask = (sql: string, ...values: Value[]) => Promise<Record<string, unknown>[]>;

async function beside<T>(dataDir: string, act: (ask: Ask) => Promise<T>): Promise<T> {
  return postgresServer ? besidePostgres(dataDir, act) : besideSqlite(dataDir, act);
}

async function besidePostgres<T>(dataDir: string, act: (ask: Ask) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseOf(dataDir) });
  await client.connect();
  let place = 0;
  const numbered = (sql: string) => sql.replaceAll('?', () => `$${++place}`);
  try {
    return await act(async (sql, ...values) => {
      place = 0;
      return (await client.query(numbered(sql), values)).rows;
    });
  } finally {
    await client.end();
  }
}

async function besideSqlite<T>(dataDir: string, act: (ask: Ask) => Promise<T>): Promise<T> {
  const db = new Sqlite(join(dataDir, 'solah.sqlite'), { timeout: 10_000 });
  try {
    return await act(async (sql, ...values) => {
      const statement = db.prepare<unknown[], Record<string, unknown>>(sql);
      const given = values.map((value) => (value instanceof Date ? value.getTime() : value));
      if (statement.reader) return statement.all(...given);
      statement.run(...given);
      return [];
    });
  } finally {
    db.close();
  }
}
