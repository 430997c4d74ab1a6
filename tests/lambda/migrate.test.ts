import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { postgresDatabase } from '#adapters/database/postgres/database.ts';
import { addManyToOutbox } from '#adapters/queue/queries.ts';
import { buildLambda } from '../../scripts/build-lambda.ts';
import { type PostgresServer, startPostgres } from '../../scripts/postgres-server.ts';
import { unpackFunction } from '../support/cloud.ts';
import { type FunctionProcess, startFunction } from '../support/function-process.ts';

// `migrate` as it is shipped, against a server that is set up as RDS sets up its own: `master` rules its
// database and makes accounts, but rules nothing else. Only IAM itself is missing: there is no token to
// check, so the two accounts come in without one, and only `master` must know its word.

const server: PostgresServer | null = await startPostgres('rdsadmin');
if (!server) process.stdout.write('Skipped: Postgres is not installed.\n');
// A busy machine is no failure.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const password = 'the-word-of-the-master-9c2f';
const master = { username: 'master', password };

describe.skipIf(!server)('migrate', () => {
  const built = mkdtempSync(join(tmpdir(), 'solah-migrate-'));
  const functions: FunctionProcess[] = [];
  const as = (account: string, database = 'solah') => {
    const url = new URL(server?.url ?? '');
    url.username = account;
    url.pathname = `/${database}`;
    return url.href;
  };
  const send = async (connectionString: string, statements: readonly string[]) => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    try {
      const rows: unknown[] = [];
      for (const sql of statements) rows.push(...(await client.query(sql)).rows);
      return rows;
    } finally {
      await client.end();
    }
  };
  const ask = (account: string, ...statements: string[]) => send(as(account), statements);
  const rule = (...statements: string[]) => send(as('rdsadmin', 'postgres'), statements);
  /** Start the function from a folder, as the Lambda service does. */
  const start = async (folder: string) => {
    const started = await startFunction(join(folder, 'index.mjs'), {
      STORAGE: 's3',
      S3_HOT: 'solah-hot',
      S3_ARCHIVE: 'solah-archive',
      S3_REGION: 'ap-south-1',
      DATABASE_URL: as('solah_owner'),
    });
    functions.push(started);
    return started;
  };
  const today = join(built, 'today');
  const yesterday = join(built, 'yesterday');
  let migrations = 0;
  let migrate: FunctionProcess;

  beforeAll(async () => {
    await buildLambda(join(built, 'zips'));
    unpackFunction(join(built, 'zips/migrate.zip'), today);
    // The same before the newest migration was written.
    cpSync(today, yesterday, { recursive: true });
    const path = join(yesterday, 'migrations/meta/_journal.json');
    const journal = JSON.parse(readFileSync(path, 'utf8'));
    migrations = journal.entries.length;
    writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, -1) }));

    await rule(
      `CREATE ROLE master LOGIN CREATEROLE CREATEDB PASSWORD '${password}'`,
      'CREATE ROLE rds_iam',
      'GRANT rds_iam TO master WITH ADMIN OPTION',
      'CREATE DATABASE solah OWNER master',
    );
    const [shown] = await rule('SHOW hba_file');
    const { hba_file } = z.object({ hba_file: z.string() }).parse(shown);
    const rules = readFileSync(hba_file, 'utf8');
    writeFileSync(hba_file, `host all master 127.0.0.1/32 scram-sha-256\n${rules}`);
    await rule('SELECT pg_reload_conf()');
    migrate = await start(yesterday);
  });
  afterAll(() => {
    for (const { kill } of functions) kill();
    server?.stop();
  });

  test('before the very first run it says what that one needs', async () => {
    await expect(migrate.call({})).rejects.toThrow(/very first call .* needs `master`/);
  });

  test('a wrong word makes nothing', async () => {
    const wrong = { ...master, password: 'not-the-word-of-the-master' };
    await expect(migrate.call({ master: wrong })).rejects.toThrow('password authentication failed');
    expect(await rule("SELECT rolname FROM pg_roles WHERE rolname LIKE 'solah%'")).toEqual([]);
  });

  test('the very first run makes both accounts, and every table', async () => {
    expect(await migrate.call({ master })).toEqual({ migrations: migrations - 1 });
    const iam = `SELECT rolname AS name, pg_has_role(rolname, 'rds_iam', 'member') AS iam, rolpassword IS NULL AS wordless,
      rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication AS mighty
      FROM pg_authid WHERE rolname LIKE 'solah%' ORDER BY 1`;
    expect(await ask('rdsadmin', iam)).toEqual([
      { name: 'solah', iam: true, wordless: true, mighty: false },
      { name: 'solah_owner', iam: true, wordless: true, mighty: false },
    ]);
    const owners = `SELECT DISTINCT tableowner AS owner FROM pg_tables WHERE schemaname IN ('public', 'drizzle')`;
    expect(await ask('rdsadmin', owners)).toEqual([{ owner: 'solah_owner' }]);
  });

  test('a second call finds nothing to do, with the master and without', async () => {
    expect(await migrate.call({})).toEqual({ migrations: 0 });
    expect(await migrate.call({ master })).toEqual({ migrations: 0 });
    // What the service hands over when a call brings nothing.
    expect(await migrate.call(null)).toEqual({ migrations: 0 });
  });

  test('a later version needs the owner alone, and its tables are the site’s too', async () => {
    await expect(postgresDatabase(as('solah'))).rejects.toThrow('lacks 1 of our migrations');
    const next = await start(today);
    expect(await next.call({})).toEqual({ migrations: 1 });
    const closed = `SELECT relname FROM pg_class
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND NOT (has_table_privilege('solah', oid, 'SELECT') AND has_table_privilege('solah', oid, 'INSERT')
        AND has_table_privilege('solah', oid, 'UPDATE') AND has_table_privilege('solah', oid, 'DELETE'))`;
    expect(await ask('rdsadmin', closed)).toEqual([]);
  });

  test('as solah the site starts, and reads and writes rows', async () => {
    const database = await postgresDatabase(as('solah'));
    const message = { topic: 'planted', key: '1', body: {}, dueAt: new Date() };
    await database.transaction((tx) => addManyToOutbox(tx, [message]));
    await database.transaction(({ db, tables: { outbox } }) => db.update(outbox).set({ key: '2' }));
    expect(await database.db.$count(database.tables.outbox)).toBe(1);
    await database.transaction(({ db, tables: { outbox } }) => db.delete(outbox));
    await database.close();
  });

  test.each([
    'CREATE TABLE planted (id int)',
    'CREATE SCHEMA planted',
    'ALTER TABLE folders ADD COLUMN planted int',
    'ALTER TABLE audit DISABLE TRIGGER ALL',
    'DROP TABLE folders',
    'TRUNCATE folders CASCADE',
    'CREATE INDEX planted ON folders (name)',
    'CREATE OR REPLACE FUNCTION audit_takes_inserts_only() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$',
    'DELETE FROM drizzle.__drizzle_migrations',
    'CREATE ROLE planted',
    'GRANT solah_owner TO solah',
    'SET ROLE solah_owner',
  ])('as solah it is refused: %s', async (sql) => {
    await expect(ask('solah', sql)).rejects.toMatchObject({ code: '42501' });
  });

  test('no password stands in what the functions wrote or answered', async () => {
    const broken = [{ master: password }, { master: { ...master, username: 7 } }, { master: {} }];
    for (const event of broken) {
      const answer = await migrate.call(event).catch(String);
      expect(answer).toContain('Error');
      expect(answer).not.toContain('word-of');
    }
    const said = functions.map((one) => one.said()).join('');
    expect(said).toContain('migration-failed');
    expect(said).toContain('"event":"migrated"');
    expect(said).not.toContain('word-of');
  });
});
