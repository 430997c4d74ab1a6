import { randomInt } from 'node:crypto';
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { type Column, getTableColumns, getTableName } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { Problem } from '#lib/problem.ts';
import { second } from '#lib/units.ts';
import { causesOf } from '../causes.ts';
import type { Database, Transaction } from '../database.ts';
import { define } from '../schema.ts';
import { sqliteColumns } from './columns.ts';

const migrations = fileURLToPath(new URL('./migrations', import.meta.url));

/** Open the embedded database and bring its schema up to date. The file is for its owner alone. */
export function sqliteDatabase(file: string, { patience = 5 * second } = {}): Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const writing = connect(file, { timeout: patience });
  migrate(drizzle(writing), { migrationsFolder: migrations });
  // From here on a lock is waited for by us: SQLite would stand still with the whole process.
  writing.pragma('busy_timeout = 0');
  // In KiB. A file has ten places in indexes: with SQLite's 2 MiB, an act on many reads each anew.
  writing.pragma('cache_size = -32768');
  const reading = connect(file, { readonly: true, timeout: patience });

  const tables = define(sqliteColumns);
  // The query builder is the same on both engines; only Postgres' types are used above this file.
  const writer = drizzle(writing) as unknown as Transaction['db'];
  const reader = drizzle(reading) as unknown as Transaction['db'];
  const insertMany = rowWriter(writing);

  // One writer at a time, and reads on a second connection: with a single one, another request's
  // write would slip into an open transaction and vanish with its rollback.
  let last: Promise<unknown> = Promise.resolve();
  function alone<T>(act: () => Promise<T>): Promise<T> {
    const run = last.then(act, act);
    last = run.catch(() => {});
    return run;
  }

  let gaveUpAt = 0;
  /** Begin to write, as soon as no other process does. Who waited in line meanwhile has waited too. */
  async function begin(askedAt: number, lasting: boolean): Promise<void> {
    const until = askedAt < gaveUpAt ? 0 : performance.now() + patience;
    for (;;) {
      try {
        // In WAL mode, NORMAL leaves the waiting for the disk to the next one that is FULL.
        writing.exec(`PRAGMA synchronous = ${lasting ? 'FULL' : 'NORMAL'}; BEGIN IMMEDIATE`);
        return;
      } catch (cause) {
        if (performance.now() >= until || !isBusy(cause)) {
          gaveUpAt = performance.now();
          throw new Problem('database-away', {}, { cause });
        }
        await wait(pause());
      }
    }
  }

  function transaction<T>(
    act: (tx: Transaction) => Promise<T>,
    { lasting = true }: { lasting?: boolean } = {},
  ): Promise<T> {
    const askedAt = performance.now();
    return alone(async () => {
      await begin(askedAt, lasting);
      try {
        const result = await act({ db: writer, tables, insertMany });
        writing.exec('COMMIT');
        return result;
      } catch (error) {
        if (writing.inTransaction) writing.exec('ROLLBACK');
        throw error;
      }
    });
  }

  return {
    db: reader,
    tables,
    transaction,
    findByLetters: async (letters, limit) => {
      const phrase = `"${letters.replaceAll('"', '""')}"`;
      const found = reading
        .prepare<[string, number]>(byLetters)
        .raw()
        .all(phrase, limit + 1) as [string][];
      return found.length > limit ? null : found.map(([id]) => id);
    },
    ping: () => transaction(async () => {}),
    isAway: (error) => causesOf(error).some(({ code }) => away.test(code)),
    close: () =>
      alone(async () => {
        reading.close();
        writing.close();
      }),
  };
}

function connect(file: string, options: Sqlite.Options): Sqlite.Database {
  const connection = new Sqlite(file, options);
  if (!options.readonly) connection.pragma('journal_mode = WAL');
  // What we acknowledge survives a power cut, not only a crash of the process.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  keepStatements(connection);
  return connection;
}

const byLetters = `SELECT item_id FROM names WHERE number IN
  (SELECT rowid FROM name_letters WHERE name_letters MATCH ? LIMIT ?)`;

/** Write rows one by one with one statement that is kept: no text is as long as all of them. */
function rowWriter(connection: Sqlite.Database): Transaction['insertMany'] {
  return async (table, rows) => {
    if (rows.length === 0) return;
    const all: Record<string, Column> = getTableColumns(table);
    const named = new Set(rows.flatMap((row) => Object.keys(row)));
    const columns = Object.entries(all).filter(([key]) => named.has(key));
    const names = columns.map(([, { name }]) => `"${name}"`);
    const statement = connection.prepare(
      `INSERT INTO "${getTableName(table)}" (${names}) VALUES (${names.map(() => '?')})`,
    );
    for (const row of rows as readonly Record<string, unknown>[]) {
      statement.run(
        columns.map(([key, column]) => {
          const value = row[key] ?? null;
          return value === null ? null : column.mapToDriverValue(value);
        }),
      );
    }
  };
}

/** The file is held by another process, unreadable, full or no longer ours. */
const away = /^SQLITE_(BUSY|LOCKED|IOERR|CANTOPEN|CORRUPT|NOTADB|READONLY|FULL|PROTOCOL)/;

/** More texts than the product has queries; a list of ids of any length makes some of its own. */
const keptStatements = 500;

/** Drizzle compiles each query anew, a tenth of a request's time: keep what was compiled. */
function keepStatements(connection: Sqlite.Database): void {
  const compile = connection.prepare.bind(connection);
  const kept = new Map<string, Sqlite.Statement>();
  connection.prepare = ((text: string) => {
    const found = kept.get(text);
    // Drizzle asks for rows as arrays or as objects just before it runs a statement.
    if (found) return found.reader ? found.raw(false) : found;
    const statement = compile(text);
    if (kept.size >= keptStatements) kept.clear();
    kept.set(text, statement);
    return statement;
  }) as typeof connection.prepare;
}

function isBusy(error: unknown): boolean {
  return causesOf(error).some(({ code }) => code.startsWith('SQLITE_BUSY'));
}

/** Between two tries, in milliseconds: uneven, so that processes that wait do not march in step. */
function pause(): number {
  return randomInt(2, 30);
}
