import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A Postgres server that tests may fill with databases; `.ci/postgres` starts one and names it. */
export const postgresServer = process.env.POSTGRES_TEST_URL;

/** Make an empty database, and answer its address. */
export async function freshDatabase(): Promise<string> {
  const name = `solah_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: postgresServer });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = new URL(postgresServer ?? '');
  url.pathname = `/${name}`;
  return url.href;
}
