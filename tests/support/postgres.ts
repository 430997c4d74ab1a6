import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';

/** A Postgres server that tests may fill with databases; `npm run test:scale` starts one. */
export const postgresServer = process.env.POSTGRES_TEST_URL;

/** Make an empty database, and answer its address. */
export async function freshDatabase(): Promise<string> {
  const url = addressOf(randomBytes(6).toString('hex'));
  await makeDatabase(url);
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

async function makeDatabase(address: string): Promise<void> {
  const admin = new pg.Client({ connectionString: postgresServer });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${new URL(address).pathname.slice(1)}`);
  } finally {
    await admin.end();
  }
}
