import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Any number that our processes agree on: who holds it migrates, the others wait. */
const migrationLock = 1616;

/**
 * Bring the schema up to date, one process at a time. An account that may not change tables needs a
 * schema that is: else the start is refused, with the command that another account runs. Answers how many
 * migrations were missing.
 */
export async function migrateAlone(pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  try {
    const missing = await countMissing(client);
    if (missing === 0) return 0;
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    try {
      await migrate(drizzle(client), { migrationsFolder });
      return missing;
    } catch (error) {
      throw isForbidden(error) ? await behind(client, error) : error;
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
    }
  } finally {
    client.release();
  }
}

async function countMissing(client: pg.ClientBase): Promise<number> {
  const all = readMigrationFiles({ migrationsFolder });
  const last = await client
    .query('SELECT max(created_at) AS last FROM drizzle.__drizzle_migrations')
    .catch((error: unknown) => {
      // Nobody has migrated yet: the table, or its schema, is not there.
      if (codeOf(error) === '42P01') return { rows: [] };
      throw error;
    });
  const until = Number(last.rows[0]?.last ?? 0);
  return all.filter(({ folderMillis }) => folderMillis > until).length;
}

async function behind(client: pg.ClientBase, cause: unknown): Promise<Error> {
  const missing = await countMissing(client);
  return new Error(
    `The database lacks ${missing} of our migrations, and its account may not change tables. ` +
      'Run `npm run migrate` once with the DATABASE_URL of the account that owns them, then start again.',
    { cause },
  );
}

/** Insufficient privilege. */
function isForbidden(error: unknown): boolean {
  return codeOf(error) === '42501';
}

/** Tell the code that the server gave, also where the migrator wrapped its error. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof pg.DatabaseError) return error.code;
  return error instanceof Error && error.cause ? codeOf(error.cause) : undefined;
}
