import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { Problem } from '#lib/problem.ts';
import type { Database } from '../database.ts';
import { codeOf } from '../error-code.ts';
import { define } from '../schema.ts';
import { postgresColumns } from './columns.ts';

const migrations = fileURLToPath(new URL('./migrations', import.meta.url));

/** Any number that our processes agree on: who holds it migrates, the others wait. */
const migrationLock = 1616;

/** No connection, no room for one, or a server on its way down (classes 08, 53, 57P of SQLSTATE). */
const away = /^(08|53|57P|ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)/;
/** The driver gives these no code. */
const lost = /Connection terminated|timeout exceeded when trying to connect/;

/** Open a Postgres database and bring its schema up to date, one process at a time. */
export async function postgresDatabase(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 });
  // An idle connection that the server drops is not news: the next query opens another.
  pool.on('error', () => {});
  await migrateAlone(pool);

  const tables = define(postgresColumns);
  const db = drizzle(pool);
  return {
    db,
    tables,
    transaction: async (act) => {
      const client = await pool.connect().catch((cause: unknown) => {
        throw new Problem('database-away', {}, { cause });
      });
      try {
        return await drizzle(client).transaction((tx) => act({ db: tx, tables }));
      } finally {
        client.release();
      }
    },
    ping: async () => {
      await pool.query('SELECT 1');
    },
    isAway: (error) => away.test(codeOf(error)) || lost.test(String(error)),
    close: () => pool.end(),
  };
}

async function migrateAlone(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder: migrations });
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
    client.release();
  }
}
