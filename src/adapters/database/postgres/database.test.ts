import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { behavesLikeDatabase } from '../database.contract.ts';
import type { Transaction } from '../database.ts';
import { postgresDatabase } from './database.ts';

/** A server that tests may fill with databases; `npm run test:scale` starts one and names it. */
const server = process.env.POSTGRES_TEST_URL;
if (!server) {
  process.stdout.write(
    'Skipped: POSTGRES_TEST_URL names no Postgres server (npm run test:scale does).\n',
  );
}

describe.skipIf(!server)('postgresDatabase', () => {
  behavesLikeDatabase(async () => postgresDatabase(await freshUrl()));

  test('the disk is waited for, but by what need not last', async () => {
    const database = await postgresDatabase(await freshUrl());
    const asked = async ({ db }: Transaction) => {
      const commit = sql<string>`current_setting('synchronous_commit')`;
      const [row] = await db.select({ commit }).from(sql`(SELECT 1) AS one`);
      return row?.commit;
    };
    expect(await database.transaction(asked)).toBe('on');
    expect(await database.transaction(asked, { lasting: false })).toBe('off');
    expect(await database.transaction(asked)).toBe('on');
    await database.close();
  });

  test('two starts at once on an empty database migrate it once', async () => {
    const url = await freshUrl();
    const opened = await Promise.all([postgresDatabase(url), postgresDatabase(url)]);
    const { rows } = await asAdmin(url, 'SELECT hash FROM drizzle.__drizzle_migrations');
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(rows.length);
    await Promise.all(opened.map((database) => database.close()));
  });

  test('an account that may not change tables starts on a schema of today, and is told the command on an older one', async () => {
    const url = await freshUrl();
    const name = `reader_${randomBytes(6).toString('hex')}`;
    const plain = new URL(url);
    plain.username = name;
    await asAdmin(url, `CREATE ROLE ${name} LOGIN`);
    await expect(postgresDatabase(plain.href)).rejects.toThrow(/lacks \d+ .*`npm run migrate`/);
    await (await postgresDatabase(url)).close();
    await asAdmin(
      url,
      `GRANT USAGE ON SCHEMA drizzle TO ${name};
       GRANT SELECT ON ALL TABLES IN SCHEMA drizzle TO ${name};
       GRANT ALL ON ALL TABLES IN SCHEMA public TO ${name};`,
    );
    const database = await postgresDatabase(plain.href);
    expect(await database.db.$count(database.tables.outbox)).toBe(0);
    await database.close();
    await asAdmin(
      url,
      `DELETE FROM drizzle.__drizzle_migrations
       WHERE id = (SELECT max(id) FROM drizzle.__drizzle_migrations)`,
    );
    await expect(postgresDatabase(plain.href)).rejects.toThrow('lacks 1 of our migrations');
  });

  test('a server that ends our connections is away, and is asked anew for the next act', async () => {
    const url = await freshUrl();
    const database = await postgresDatabase(url);
    const cut = database.transaction(async ({ db, tables: { outbox } }) => {
      await db.$count(outbox);
      await asAdmin(
        url,
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
      );
      await db.$count(outbox);
    });
    const error: unknown = await cut.catch((thrown: unknown) => thrown);
    expect(database.isAway(error), String(error)).toBe(true);
    expect(await database.db.$count(database.tables.outbox)).toBe(0);
    await database.close();
  });

  test('a server that is not there is away', async () => {
    const url = await freshUrl();
    const database = await postgresDatabase(url);
    await asAdmin(server ?? '', `DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
    const failing: unknown = await database.db
      .$count(database.tables.outbox)
      .then(undefined, (thrown: unknown) => thrown);
    expect(database.isAway(failing), String(failing)).toBe(true);
    await expect(database.transaction(async () => 1)).rejects.toMatchObject({
      code: 'database-away',
    });
    await database.close();
  });
});

async function freshUrl(): Promise<string> {
  const name = `solah_${randomBytes(6).toString('hex')}`;
  await asAdmin(server ?? '', `CREATE DATABASE ${name}`);
  const url = new URL(server ?? '');
  url.pathname = `/${name}`;
  return url.href;
}

async function asAdmin(url: string, sql: string): Promise<pg.QueryResult> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    return await admin.query(sql);
  } finally {
    await admin.end();
  }
}
