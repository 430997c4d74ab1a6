import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshId } from '#lib/id.ts';
import { day } from '#lib/units.ts';
import type { Database, Transaction } from './database.ts';

/** What every database adapter promises to those who use it. */
export function behavesLikeDatabase(open: () => Promise<Database>): void {
  let database: Database;
  beforeEach(async () => {
    database = await open();
  });
  afterEach(() => database.close());

  test('what a transaction wrote is there afterwards, with its types', async () => {
    const row = message({ body: { deep: ['सोलह', 16] }, attempts: 2 ** 53 - 1 });
    await database.transaction((tx) => insert(tx, row));
    const [found] = await all(database);
    expect(found).toEqual({ ...row, claimedUntil: null, doneAt: null, problem: null });
    expect(found?.dueAt).toBeInstanceOf(Date);
  });

  test('many rows are written as one by one, and what only some name is null in the others', async () => {
    const given = { body: { deep: ['सोलह', 16] }, claimedUntil: new Date(0), problem: 'x' };
    const rows = [message(given), ...Array.from({ length: 1_200 }, () => message())];
    await database.transaction(async (tx) => {
      await tx.insertMany(tx.tables.outbox, rows);
      await tx.insertMany(tx.tables.outbox, []);
    });
    const found = new Map((await all(database)).map((row) => [row.id, row]));
    expect(found.size).toBe(rows.length);
    expect(found.get(rows[0]?.id ?? '')).toMatchObject(given);
    expect(found.get(rows[1]?.id ?? '')).toMatchObject({ claimedUntil: null, attempts: 0 });
  });

  test('a throw undoes all of it', async () => {
    const failing = database.transaction(async (tx) => {
      await insert(tx, message());
      throw new Error('planted');
    });
    await expect(failing).rejects.toThrow('planted');
    expect(await all(database)).toEqual([]);
  });

  test('what need not last is whole, too, and is there for the next one that must', async () => {
    const fleeting = { lasting: false };
    await database.transaction((tx) => insert(tx, message({ key: 'kept' })), fleeting);
    const failing = database.transaction(async (tx) => {
      await insert(tx, message({ key: 'lost' }));
      throw new Error('planted');
    }, fleeting);
    await expect(failing).rejects.toThrow('planted');
    await database.transaction((tx) => insert(tx, message({ key: 'last' })));
    expect((await all(database)).map(({ key }) => key).sort()).toEqual(['kept', 'last']);
  });

  test('a broken rule of the schema is a bug, and no sign that the database is away', async () => {
    const row = message();
    const twice = database.transaction(async (tx) => {
      await insert(tx, row);
      await insert(tx, row);
    });
    const error: unknown = await twice.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect([error, new Error('x'), null, 'SQLITE_BUSY'].filter(database.isAway)).toEqual([]);
  });

  test('a write that runs beside a transaction survives its rollback', async () => {
    const inside = Promise.withResolvers<void>();
    const failing = database.transaction(async (tx) => {
      await insert(tx, message({ key: 'lost' }));
      await inside.promise;
      throw new Error('planted');
    });
    const beside = database.transaction((tx) => insert(tx, message({ key: 'kept' })));
    inside.resolve();
    await expect(failing).rejects.toThrow('planted');
    await beside;
    expect((await all(database)).map(({ key }) => key)).toEqual(['kept']);
  });

  test('nobody outside sees what is not committed', async () => {
    const written = Promise.withResolvers<void>();
    const looked = Promise.withResolvers<void>();
    const writing = database.transaction(async (tx) => {
      await insert(tx, message());
      written.resolve();
      await looked.promise;
    });
    await written.promise;
    expect(await all(database)).toEqual([]);
    looked.resolve();
    await writing;
    expect(await all(database)).toHaveLength(1);
  });

  test('a key sorts as bytes, whatever the language of the machine', async () => {
    const emails = ['b', 'B', 'a', 'Ä', 'é', 'क', '_', '10', '9'];
    await database.transaction(async ({ db, tables: { accounts } }) => {
      for (const emailKey of emails) await db.insert(accounts).values(account(emailKey));
    });
    const { accounts } = database.tables;
    const rows = await database.db
      .select({ key: accounts.emailKey })
      .from(accounts)
      .orderBy(accounts.emailKey);
    const asBytes = [...emails].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(rows.map(({ key }) => key)).toEqual(asBytes);
  });

  test('a unique key refuses the second row and keeps the first', async () => {
    await database.transaction(({ db, tables: { accounts } }) =>
      db.insert(accounts).values(account('one')),
    );
    const again = database.transaction(({ db, tables: { accounts } }) =>
      db.insert(accounts).values(account('one')),
    );
    await expect(again).rejects.toThrow();
    expect(await database.db.$count(database.tables.accounts)).toBe(1);
  });

  test('an audit entry is written once and stays as it is', async () => {
    const now = new Date();
    await database.transaction((tx) => note(tx, { id: 'one', at: now }));
    const attempts = [
      async ({ db, tables: { audit } }: Transaction) =>
        void (await db.update(audit).set({ event: 'x' })),
      async ({ db, tables: { audit } }: Transaction) => void (await db.delete(audit)),
      (tx: Transaction) => note(tx, { id: 'one', at: new Date(0) }),
    ];
    for (const attempt of attempts) await expect(database.transaction(attempt)).rejects.toThrow();
    const rows = await database.db.select().from(database.tables.audit);
    expect(rows).toMatchObject([{ id: 'one', at: now, event: 'sign-in', facts: { lane: 1 } }]);
  });

  test('an audit entry may go when it is older than a year, and not a day before', async () => {
    const daysAgo = (days: number) => new Date(Date.now() - days * day);
    await database.transaction((tx) => note(tx, { id: 'old', at: daysAgo(366) }));
    await database.transaction((tx) => note(tx, { id: 'young', at: daysAgo(364) }));
    const drop = (id: string) =>
      database.transaction(
        async ({ db, tables: { audit } }) => void (await db.delete(audit).where(eq(audit.id, id))),
      );
    await drop('old');
    await expect(drop('young')).rejects.toThrow();
    const rows = await database.db
      .select({ id: database.tables.audit.id })
      .from(database.tables.audit);
    expect(rows).toEqual([{ id: 'young' }]);
  });

  test('it answers that it can be reached', async () => {
    await expect(database.ping()).resolves.toBeUndefined();
  });
}

function message(more: Partial<ReturnType<typeof plain>> = {}) {
  return { ...plain(), ...more };
}

function plain() {
  const moment = new Date('2026-12-01T10:16:16.016Z');
  const body: unknown = {};
  return {
    id: freshId(),
    topic: 't',
    key: 'k',
    body,
    createdAt: moment,
    dueAt: moment,
    attempts: 0,
  };
}

function account(emailKey: string) {
  const moment = new Date();
  return {
    id: freshId(),
    email: emailKey,
    emailKey,
    name: emailKey,
    password: '',
    role: 'member',
    status: 'active',
    language: 'en',
    createdAt: moment,
    changedAt: moment,
  } as const;
}

async function note({ db, tables: { audit } }: Transaction, { id, at }: { id: string; at: Date }) {
  const facts = { lane: 1 };
  await db.insert(audit).values({ id, at, event: 'sign-in', result: 'done', agent: '', facts });
}

async function insert({ db, tables: { outbox } }: Transaction, row: ReturnType<typeof message>) {
  await db.insert(outbox).values(row);
}

function all({ db, tables: { outbox } }: Database) {
  return db.select().from(outbox);
}
