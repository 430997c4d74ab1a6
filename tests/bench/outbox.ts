import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '#adapters/database/database.ts';
import { postgresDatabase } from '#adapters/database/postgres/database.ts';
import { sqliteDatabase } from '#adapters/database/sqlite/database.ts';
import { silentLog } from '#adapters/log/log.ts';
import { embeddedQueue } from '#adapters/queue/embedded.ts';
import { addManyToOutbox } from '#adapters/queue/queries.ts';
import { startPostgres } from '../../scripts/postgres-server.ts';

// The outbox: messages written ten to a transaction, as a step of an archive does, then worked off by a
// handler that does nothing, and as many handed over to a queue that takes them all. Beside it the least
// that a message costs once it is written: its row marked as done in a transaction of its own.

const count = 10_000;
const perTransaction = 10;

const rows: Record<string, Record<string, number>> = {};
const sqlite = sqliteDatabase(join(mkdtempSync(join(tmpdir(), 'solah-bench-')), 'solah.sqlite'));
await compare('SQLite', sqlite);
const postgres = await startPostgres();
if (postgres) {
  try {
    await compare('Postgres', await postgresDatabase(postgres.url));
  } finally {
    postgres.stop();
  }
} else console.log('Skipped: Postgres, which is not installed here.');
console.table(rows);

async function compare(engine: string, database: Database): Promise<void> {
  await write(database, 'marked');
  const { outbox } = database.tables;
  const ids = (await database.db.select({ id: outbox.id }).from(outbox)).map(({ id }) => id);
  const doneAt = new Date();
  const marked = await rate(async () => {
    for (const id of ids) {
      const mark = ({ db }: Transaction) =>
        db.update(outbox).set({ doneAt }).where(eq(outbox.id, id));
      await database.transaction(mark, { lasting: false });
    }
  });
  const written = await rate(() => write(database, 'here'));
  let done = 0;
  const options = { database, log: silentLog, now: () => new Date(), alone: true };
  const takeOne = async () => {
    done += 1;
  };
  const here = embeddedQueue({ ...options, handlers: { here: takeOne } });
  const worked = await rate(() => here.drain());
  if (done !== count) throw new Error(`${done} of ${count} messages were worked off.`);

  await write(database, 'far');
  let taken = 0;
  const send: typeof here.send = async (messages) => {
    taken += messages.length;
    return new Set();
  };
  const far = embeddedQueue({ ...options, handlers: {}, queues: { far: { ...here, send } } });
  const handed = await rate(() => far.drain());
  if (taken !== count) throw new Error(`${taken} of ${count} messages were handed over.`);
  await database.close();
  const note = (what: string, value: number) => {
    rows[`${engine}: ${what}`] = { 'a second': value, ratio: Number((value / marked).toFixed(2)) };
  };
  note('rows marked as done', marked);
  note('messages written', written);
  note('messages worked off', worked);
  note('messages handed over', handed);
}

async function write(database: Database, topic: string): Promise<void> {
  for (let n = 0; n < count; n += perTransaction) {
    const dueAt = new Date();
    const messages = Array.from({ length: perTransaction }, (_, i) => ({
      topic,
      key: `${topic} ${n + i}`,
      body: { jobId: 'AAAAAAAAAAAAAAAAAAAAAA', blobId: 'BBBBBBBBBBBBBBBBBBBBBB' },
      dueAt,
    }));
    await database.transaction((tx) => addManyToOutbox(tx, messages));
  }
}

/** Do something with all messages, and answer how many of them that is a second. */
async function rate(act: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await act();
  return Math.round((count / (performance.now() - began)) * 1_000);
}
