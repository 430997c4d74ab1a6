import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { silentLog } from '#adapters/log/log.ts';
import { Problem } from '#lib/problem.ts';
import { minute } from '#lib/units.ts';
import { sqliteDatabase } from '../database/sqlite/database.ts';
import { embeddedQueue } from './embedded.ts';
import { addToOutbox } from './queries.ts';

test.each([
  ['a refusal that stands', () => new Problem('file-not-found'), 1, 'file-not-found'],
  ['a store that is away', () => new Problem('storage-away'), 5, 'storage-away'],
  ['a bug', () => new Error('planted'), 5, 'Error: planted'],
])(
  'after %s a message is a dead letter, at once or after five tries',
  async (_, fail, tries, problem) => {
    const database = sqliteDatabase(join(mkdtempSync(join(tmpdir(), 'queue-')), 'solah.sqlite'));
    let passed = 0;
    let tried = 0;
    const queue = embeddedQueue({
      database,
      log: silentLog,
      now: () => new Date(passed),
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
