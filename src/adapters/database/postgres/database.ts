import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { Problem } from '#lib/problem.ts';
import { causesOf } from '../causes.ts';
import type { Database, Transaction } from '../database.ts';
import { define } from '../schema.ts';
import { postgresColumns } from './columns.ts';
import { type PostgresAuth, toConnection } from './connection.ts';
import { migrateAlone } from './migrate.ts';

/**
 * No connection, no room for one, or a server on its way down (classes 08, 53, 57P of SQLSTATE),
 * or no such database any more (3D000).
 */
const away = /^(08|53|57P|3D000|ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)/;
/** The driver gives these no code. */
const lost = /Connection terminated|timeout exceeded when trying to connect|not queryable/;

/**
 * Open a Postgres database and bring its schema up to date, one process at a time. A function of the
 * cloud takes one connection, and may alter nothing.
 */
export async function postgresDatabase(
  url: string,
  {
    auth = 'password',
    migrates = true,
    connections = 10,
  }: { auth?: PostgresAuth; migrates?: boolean; connections?: number } = {},
): Promise<Database> {
  const pool = new pg.Pool({
    ...toConnection(url, auth),
    max: connections,
    connectionTimeoutMillis: 5_000,
  });
  // An idle connection that the server drops is not news: the next query opens another.
  pool.on('error', () => {});
  // Nor is one in use: the query that it breaks tells of it. Unheard, the process would end.
  pool.on('connect', (client) => client.on('error', () => {}));
  if (migrates) {
    await migrateAlone(pool).catch(async (error: unknown) => {
      await pool.end();
      throw error;
    });
  }

  const tables = define(postgresColumns);
  const db = drizzle(pool);
  return {
    db,
    tables,
    transaction: async (act, { lasting = true } = {}) => {
      const client = await pool.connect().catch((cause: unknown) => {
        throw new Problem('database-away', {}, { cause });
      });
      try {
        return await drizzle(client).transaction(async (tx) => {
          if (!lasting) await client.query('SET LOCAL synchronous_commit = off');
          return act({ db: tx, tables, insertMany: rowWriter(tx) });
        });
      } finally {
        client.release();
      }
    },
    // The planner chooses by itself between its index of letters and a walk by name.
    findByLetters: async () => null,
    ping: async () => {
      await pool.query('SELECT 1');
    },
    isAway: (error) =>
      causesOf(error).some(({ code, message }) => away.test(code) || lost.test(message)),
    close: () => pool.end(),
  };
}

/** Many rows of this many values fit into one statement. */
const rowsAtOnce = 500;

function rowWriter(db: Transaction['db']): Transaction['insertMany'] {
  return async (table, rows) => {
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      // Each table takes its own rows; of a union of tables the types do not know that.
      await db.insert(table).values(rows.slice(from, from + rowsAtOnce) as never);
    }
  };
}
