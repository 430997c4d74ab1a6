import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { sqliteDatabase } from '#adapters/database/sqlite/database.ts';
import { freshKeyDocument, toSecrets } from '#adapters/secrets/document.ts';
import { day, minute, second } from '#lib/units.ts';
import { databaseLimiter } from './database.ts';
import type { Limiter } from './limiter.ts';

let moment: number;
let limiter: Limiter;
let database: ReturnType<typeof sqliteDatabase>;
const secrets = toSecrets(freshKeyDocument(new Date()), 'test');
const again = () => databaseLimiter({ database, secrets, now: () => new Date(moment) });
beforeEach(() => {
  moment = Date.parse('2026-05-01T10:00:00Z');
  database = sqliteDatabase(join(mkdtempSync(join(tmpdir(), 'solah-limiter-')), 'solah.sqlite'));
  limiter = again();
});

const three = { name: 'three', tries: 3, per: minute };
const triesOf = async (by: string, most: number, from = limiter) => {
  for (let tried = 0; tried < most; tried++) {
    try {
      await from.spend({ budget: three, by });
    } catch {
      return tried;
    }
  }
  return most;
};

describe('a budget', () => {
  test('of three a minute lets three through a minute, and says when to come again', async () => {
    expect(await triesOf('a', 10)).toBe(3);
    moment += 20 * second;
    const refused = limiter.spend({ budget: three, by: 'a' });
    await expect(refused).rejects.toMatchObject({
      code: 'too-many-requests',
      facts: { retryAfter: 40 },
    });
    moment += 40 * second - 1;
    expect(await triesOf('a', 10)).toBe(0);
    moment += 1;
    expect(await triesOf('a', 10)).toBe(3);
  });

  test('is each party’s own', async () => {
    await triesOf('a', 10);
    expect(await triesOf('b', 10)).toBe(3);
  });

  test('holds over a restart, and for two hundred at once', async () => {
    await triesOf('a', 2);
    expect(await triesOf('a', 10, again())).toBe(1);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, () => limiter.spend({ budget: three, by: 'crowd' })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  });

  test('leaves nobody’s address in the database', async () => {
    await limiter.spend({ budget: three, by: '203.0.113.9' });
    await limiter.enter('asha@example.org');
    const rows = await database.db.select().from(database.tables.tries);
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/203|asha/);
  });
});

describe('a lane', () => {
  /** Enter, and answer for how many seconds the lane is closed, if it is. */
  const enter = async (lane = 'asha') => {
    try {
      await limiter.enter(lane);
      return 0;
    } catch (error) {
      return (error as { facts: { retryAfter: number } }).facts.retryAfter;
    }
  };

  test('closes after five failures for 1, 2, 4 … 900 seconds', async () => {
    for (let failures = 1; failures <= 5; failures++) expect(await enter()).toBe(0);
    for (const closed of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]) {
      expect(await enter()).toBe(closed);
      moment += closed * second - 1;
      expect(await enter()).toBe(1);
      moment += 1;
      expect(await enter()).toBe(0);
    }
  });

  test('gives a crowd no more tries than one by one', async () => {
    const tries = await Promise.all(Array.from({ length: 100 }, () => enter()));
    expect(tries.filter((closed) => closed === 0)).toHaveLength(5);
  });

  test('opens when somebody comes through, and does not close another', async () => {
    for (let n = 0; n < 5; n++) await enter();
    expect(await enter('bina')).toBe(0);
    await limiter.succeed('asha');
    for (let n = 0; n < 5; n++) expect(await enter()).toBe(0);
  });

  test('stays closed after a hundred failures in a row, until somebody comes through', async () => {
    for (let failures = 1; failures <= 100; failures++) {
      expect(await enter(), `${failures}`).toBe(0);
      moment += 900 * second;
    }
    moment += 28 * day;
    await limiter.sweep();
    expect(await enter()).toBeGreaterThan(day / second);
    await limiter.succeed('asha');
    expect(await enter()).toBe(0);
  });

  test('is forgotten after a day without failures', async () => {
    await enter();
    moment += day;
    await limiter.sweep();
    expect(await database.db.$count(database.tables.tries)).toBe(0);
  });
});
