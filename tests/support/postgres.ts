import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';

/** A Postgres server that tests may fill with databases; `npm run test:scale` starts one. */
export const postgresServer = process.env.POSTGRES_TEST_URL;

const migrationsFolder = 'src/adapters/database/postgres/migrations';

/** Make an empty database, and answer its address. */
export async function freshDatabase(): Promise<string> {
  const url = addressOf(randomBytes(6).toString('hex'));
  await makeDatabase(url);
  return url;
}

/** Make a database with today's schema, and answer its address: a copy takes a tenth of migrating. */
export async function migratedDatabase(): Promise<string> {
  template ??= makeTemplate();
  const url = addressOf(randomBytes(6).toString('hex'));
  const from = nameOf(await template);
  await asAdmin((admin) => admin.query(`CREATE DATABASE ${nameOf(url)} TEMPLATE ${from}`));
  return url;
}

let template: Promise<string> | undefined;

/** Migrate what is copied. Files run side by side: the first one does it, the others wait. */
async function makeTemplate(): Promise<string> {
  // Most who ask for a server want no Drizzle.
  const { readMigrationFiles } = await import('drizzle-orm/migrator');
  const { postgresDatabase } = await import('#adapters/database/postgres/database.ts');
  const hash = createHash('sha256');
  for (const { hash: sql } of readMigrationFiles({ migrationsFolder })) hash.update(sql);
  const url = addressOf(`schema_${hash.digest('hex').slice(0, 16)}`);
  await asAdmin(async (admin) => {
    // Let go with the connection.
    await admin.query('SELECT pg_advisory_lock(1617)');
    const there = await admin.query('SELECT FROM pg_database WHERE datname = $1', [nameOf(url)]);
    if (there.rowCount) return;
    await admin.query(`CREATE DATABASE ${nameOf(url)}`);
    await (await postgresDatabase(url)).close();
  });
  return url;
}

/** Name the database of a folder of data: servers over one folder share one database. */
export function databaseOf(dataDir: string): string {
  return addressOf(createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
}

/** Make the database of a folder of data, unless it is there. */
export async function makeDatabaseOf(dataDir: string): Promise<string> {
  const url = databaseOf(dataDir);
  await makeDatabase(url).catch((error: unknown) => {
    const isThere = error instanceof pg.DatabaseError && error.code === '42P04';
    if (!isThere) throw error;
  });
  return url;
}

function addressOf(name: string): string {
  const url = new URL(postgresServer ?? '');
  url.pathname = `/solah_${name}`;
  return url.href;
}

function nameOf(address: string): string {
  return new URL(address).pathname.slice(1);
}

async function makeDatabase(address: string): Promise<void> {
  await asAdmin((admin) => admin.query(`CREATE DATABASE ${nameOf(address)}`));
}

async function asAdmin(act: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: postgresServer });
  await admin.connect();
  try {
    await act(admin);
  } finally {
    await admin.end();
  }
}
