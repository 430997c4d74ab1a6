import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { describe } from 'vitest';
import { behavesLikeDatabase } from '../database.contract.ts';
import { postgresDatabase } from './database.ts';

/** A server that tests may fill with databases; `.ci/postgres` starts one and names it. */
const server = process.env.POSTGRES_TEST_URL;
if (!server) {
  process.stdout.write(
    'Skipped: POSTGRES_TEST_URL names no Postgres server (.ci/postgres does).\n',
  );
}

describe.skipIf(!server)('postgresDatabase', () => {
  behavesLikeDatabase(async () => {
    const name = `solah_${randomBytes(6).toString('hex')}`;
    const admin = new pg.Client({ connectionString: server });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name}`);
    await admin.end();
    const url = new URL(server ?? '');
    url.pathname = `/${name}`;
    return postgresDatabase(url.href);
  });
});
