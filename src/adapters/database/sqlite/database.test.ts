import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { behavesLikeDatabase } from '../database.contract.ts';
import type { Transaction } from '../database.ts';
import { sqliteDatabase } from './database.ts';

const freshFile = () => join(mkdtempSync(join(tmpdir(), 'solah-')), 'solah.sqlite');

describe('sqliteDatabase', () => {
  behavesLikeDatabase(async () => sqliteDatabase(freshFile()));

  test('its file is for its owner alone', async () => {
    const file = freshFile();
    const database = sqliteDatabase(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await database.close();
  });

  test('the disk is waited for, but by what need not last, and by each that comes after it', async () => {
    const database = sqliteDatabase(freshFile());
    const asked = async ({ db }: Transaction) => {
      const synchronous = sql<number>`(SELECT synchronous FROM pragma_synchronous)`;
      const [row] = await db.select({ synchronous }).from(sql`(SELECT 1)`);
      return row?.synchronous;
    };
    const [full, normal] = [2, 1];
    expect(await database.transaction(asked)).toBe(full);
    expect(await database.transaction(asked, { lasting: false })).toBe(normal);
    expect(await database.transaction(asked)).toBe(full);
    await database.close();
  });

  test('a lock held by another process is a refusal that may be tried again', async () => {
    const file = freshFile();
    const database = sqliteDatabase(file, { patience: 50 });
    const other = new Sqlite(file);
    other.exec('BEGIN IMMEDIATE');
    await expect(database.transaction(async () => 1)).rejects.toMatchObject({
      code: 'database-away',
    });
    other.exec('ROLLBACK');
    expect(await database.transaction(async () => 1)).toBe(1);
    other.close();
    await database.close();
  });

  test('while a lock is waited for the process goes on, and who waits behind is refused with it', async () => {
    const file = freshFile();
    const database = sqliteDatabase(file, { patience: 300 });
    const other = new Sqlite(file);
    other.exec('BEGIN IMMEDIATE');
    const told: string[] = [];
    const writes = Array.from({ length: 10 }, () =>
      database.transaction(async () => 1).catch(({ code }) => told.push(code)),
    );
    await new Promise((resolve) => setTimeout(resolve, 1)).then(() => told.push('a moment later'));
    await Promise.all(writes);
    expect(told).toEqual(['a moment later', ...Array(10).fill('database-away')]);
    other.exec('ROLLBACK');
    other.close();
    expect(await database.transaction(async () => 1)).toBe(1);
    await database.close();
  });

  test('a lock that is let go in time is no refusal', async () => {
    const file = freshFile();
    const database = sqliteDatabase(file);
    const other = new Sqlite(file);
    other.exec('BEGIN IMMEDIATE');
    setTimeout(() => other.exec('ROLLBACK'), 100);
    expect(await database.transaction(async () => 1)).toBe(1);
    other.close();
    await database.close();
  });

  test('every table is STRICT: a text is never taken for a number', async () => {
    const file = freshFile();
    await sqliteDatabase(file).close();
    const plain = new Sqlite(file, { readonly: true });
    const lax = plain
      .prepare(
        `SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'name_letters%'`,
      )
      .pluck()
      .all();
    plain.close();
    // SQLite's own table, and drizzle's list of what was migrated. Its tables of letters it makes itself.
    expect(lax.sort()).toEqual(['__drizzle_migrations', 'sqlite_schema']);
  });

  test('no statement of SQL gets round the guards of the audit', async () => {
    const file = freshFile();
    await sqliteDatabase(file).close();
    const plain = new Sqlite(file);
    const triggers = plain
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'")
      .pluck()
      .all();
    expect(triggers.sort()).toEqual([
      'audit_is_kept_a_year',
      'audit_is_not_changed',
      'audit_is_not_replaced',
    ]);
    const write = (verb: string, event: string) =>
      plain.exec(
        `${verb} INTO audit (id, at, event, result, agent, facts)
        VALUES ('one', ${Date.now()}, '${event}', 'done', '', '{}')`,
      );
    write('INSERT', 'sign-in');
    // REPLACE deletes without asking a trigger for DELETE.
    expect(() => write('REPLACE', 'changed')).toThrow('inserts only');
    expect(() => plain.exec('UPDATE OR IGNORE audit SET at = 0')).toThrow('inserts only');
    expect(() => plain.exec('DELETE FROM audit')).toThrow('a year');
    expect(plain.prepare('SELECT event FROM audit').pluck().all()).toEqual(['sign-in']);
    plain.close();
  });

  test('a second start finds everything as it was', async () => {
    const file = freshFile();
    const first = sqliteDatabase(file);
    await first.transaction(async ({ db, tables: { linkTokens } }) => {
      const now = new Date();
      await db
        .insert(linkTokens)
        .values({ hash: 'h', purpose: 'setup', subjectId: 's', createdAt: now, expiresAt: now });
    });
    await first.close();
    const second = sqliteDatabase(file);
    expect(await second.db.$count(second.tables.linkTokens)).toBe(1);
    await second.close();
  });
});
