import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { silentLog } from '#adapters/log/log.ts';
import { Problem } from '#lib/problem.ts';
import { day, minute } from '#lib/units.ts';
import { sqliteDatabase } from '../database/sqlite/database.ts';
import { embeddedQueue } from './embedded.ts';
import { addToOutbox } from './queries.ts';
import { behavesLikeQueue } from './queue.contract.ts';
import type { Outgoing, Queue } from './queue.ts';
import { sweepOutbox } from './sweep-outbox.ts';

const freshDatabase = () =>
  sqliteDatabase(join(mkdtempSync(join(tmpdir(), 'queue-')), 'solah.sqlite'));

describe('embeddedQueue', () => {
  behavesLikeQueue(async () => {
    let passed = 0;
    const now = () => new Date(passed);
    const queue = embeddedQueue({
      database: freshDatabase(),
      log: silentLog,
      now,
      handlers: {},
      alone: true,
    });
    return {
      queue,
      pass: async (span) => {
        passed += span + 1;
      },
    };
  });
});

describe('a topic with a queue of its own', () => {
  const later = { topic: 'elsewhere', key: 'k', body: { n: 1 }, dueAt: new Date(1 * minute) };

  async function handingOver(send: Queue['send']) {
    const database = freshDatabase();
    let passed = 0;
    const now = () => new Date(passed);
    const elsewhere = {
      ...embeddedQueue({ database, log: silentLog, now, handlers: {}, alone: true }),
      send,
    };
    const queues = { elsewhere };
    const queue = embeddedQueue({
      database,
      log: silentLog,
      now,
      handlers: {},
      queues,
      alone: true,
    });
    const drainAfter = async (span: number) => {
      passed += span;
      await queue.drain();
    };
    const add = () => database.transaction((tx) => addToOutbox(tx, later));
    return { database, queue, drainAfter, add };
  }

  test('is handed over when it is due, not before, and once', async () => {
    const sent: Outgoing[] = [];
    const { drainAfter, add } = await handingOver(async (messages) => {
      sent.push(...messages);
      return new Set();
    });
    await add();
    await drainAfter(minute - 1);
    expect(sent).toEqual([]);
    await drainAfter(1);
    await drainAfter(minute);
    expect(sent).toMatchObject([{ topic: 'elsewhere', key: 'k', body: { n: 1 } }]);
  });

  test('waits for as long as its queue is away, and is never a dead letter', async () => {
    let away = true;
    let taken = 0;
    const { database, queue, drainAfter, add } = await handingOver(async ({ length }) => {
      if (away) throw new Error('planted');
      taken += length;
      return new Set();
    });
    await add();
    for (let tries = 0; tries < 20; tries++) await drainAfter(minute);
    expect(await queue.measure()).toMatchObject({ waiting: 0, later: 1, inFlight: 0, dead: 0 });
    // Whoever works it off one day has all its tries.
    expect(await database.db.select().from(database.tables.outbox)).toMatchObject([
      { attempts: 0 },
    ]);
    away = false;
    await drainAfter(minute);
    expect(taken).toBe(1);
    expect(await queue.measure()).toMatchObject({ waiting: 0, later: 0, inFlight: 0, dead: 0 });
  });

  test('is sent again when its queue took only others of the batch', async () => {
    const sent: string[][] = [];
    const { drainAfter, add } = await handingOver(async (messages) => {
      sent.push(messages.map(({ id }) => id));
      return new Set(sent.length === 1 ? [messages[1]?.id ?? ''] : []);
    });
    for (let n = 0; n < 3; n++) await add();
    await drainAfter(minute);
    await drainAfter(minute);
    expect(sent).toEqual([expect.any(Array), [sent[0]?.[1]]]);
    expect(sent[0]).toHaveLength(3);
  });
});

test('the oldest is what has been due for longest, and what is for later is not counted as waiting', async () => {
  const database = freshDatabase();
  const now = () => new Date(5 * minute);
  const queue = embeddedQueue({ database, log: silentLog, now, handlers: {}, alone: true });
  const add = (dueAt: Date) =>
    database.transaction((tx) => addToOutbox(tx, { topic: 'planted', key: 'k', body: {}, dueAt }));
  expect(await queue.measure()).toMatchObject({ oldestAt: null });
  for (const minutes of [9, 4, 3]) await add(new Date(minutes * minute));
  const oldestAt = new Date(3 * minute);
  expect(await queue.measure()).toMatchObject({ waiting: 2, later: 1, oldestAt });
  // What somebody holds waits no more.
  await queue.receive({ limit: 1, span: minute });
  expect(await queue.measure()).toMatchObject({ waiting: 1, oldestAt: new Date(4 * minute) });
});

test('what its worker dies of five times is a dead letter', async () => {
  const database = freshDatabase();
  let passed = 0;
  const now = () => new Date(passed);
  const queue = embeddedQueue({ database, log: silentLog, now, handlers: {}, alone: true });
  const message = { topic: 'planted', key: 'k', body: {}, dueAt: new Date(0) };
  await database.transaction((tx) => addToOutbox(tx, message));
  for (let life = 0; life < 5; life++) {
    expect(await queue.receive({ limit: 1, span: minute })).toHaveLength(1);
    passed += 2 * minute;
  }
  await queue.drain();
  // The sixth was given to nobody.
  expect(await queue.listDead()).toMatchObject([{ problem: 'worn-out', attempts: 6 }]);
});

test.each([
  ['a refusal that stands', () => new Problem('file-not-found'), 1, 'file-not-found'],
  ['a store that is away', () => new Problem('storage-away'), 5, 'storage-away'],
  ['a bug', () => new Error('planted'), 5, 'Error: planted'],
  ['a body of another form', () => z.string().safeParse({}).error, 5, 'unreadable'],
])(
  'after %s a message is a dead letter, at once or after five tries',
  async (_, fail, tries, problem) => {
    const database = freshDatabase();
    let passed = 0;
    let tried = 0;
    const queue = embeddedQueue({
      database,
      log: silentLog,
      now: () => new Date(passed),
      alone: true,
      handlers: {
        planted: async () => {
          tried += 1;
          throw fail();
        },
      },
    });
    const message = { topic: 'planted', key: 'k', body: {}, dueAt: new Date(0) };
    await database.transaction((tx) => addToOutbox(tx, message));
    for (let round = 0; round < 10; round++) {
      await queue.drain();
      passed += 1 * minute;
    }
    expect(tried).toBe(tries);
    expect(await database.db.select().from(database.tables.outbox)).toMatchObject([{ problem }]);
    await database.close();
  },
);

test('what was worked off is forgotten after a day, what waits or was given up is not', async () => {
  const database = freshDatabase();
  let passed = 0;
  const now = () => new Date(passed);
  const handlers = {
    fine: async () => {},
    poison: async () => {
      throw new Problem('file-not-found');
    },
  };
  const queue = embeddedQueue({ database, log: silentLog, now, handlers, alone: true });
  const add = (topic: string, dueAt: number) =>
    database.transaction((tx) =>
      addToOutbox(tx, { topic, key: 'k', body: {}, dueAt: new Date(dueAt) }),
    );
  const { db, tables } = database;
  const sweep = async () => {
    await sweepOutbox({ database, now });
    return (await db.select().from(tables.outbox)).map(({ topic }) => topic).toSorted();
  };
  for (let n = 0; n < 1_001; n++) await add('fine', 0);
  await add('poison', 0);
  await add('later', 9 * day);
  await queue.drain();
  passed = 1 * day;
  expect(await sweep()).toHaveLength(1_003);
  passed += 1;
  expect(await sweep()).toEqual(['later', 'poison']);
});
