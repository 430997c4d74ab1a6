import { join } from 'node:path';
import type { Database } from '#adapters/database/database.ts';
import { sqliteDatabase } from '#adapters/database/sqlite/database.ts';
import { jsonLog, type Log } from '#adapters/log/log.ts';
import { type EmbeddedQueue, embeddedQueue } from '#adapters/queue/embedded.ts';
import type { Settings } from './settings.ts';

/** Everything that a request or a step of work may need, picked once at start. */
export interface Services {
  readonly settings: Settings;
  readonly log: Log;
  readonly now: () => Date;
  readonly database: Database;
  readonly queue: EmbeddedQueue;
  /** Let go of everything, in order: no new work, then the stores, then the database. */
  close(): Promise<void>;
}

/** Pick the adapters that the settings ask for, and open them. */
export async function openServices(
  settings: Settings,
  { log = jsonLog(), now = () => new Date() }: { log?: Log; now?: () => Date } = {},
): Promise<Services> {
  const database = await openDatabase(settings);
  const queue = embeddedQueue({ database, log, now, handlers: {} });
  return {
    settings,
    log,
    now,
    database,
    queue,
    close: async () => {
      await queue.stop();
      await database.close();
    },
  };
}

async function openDatabase({ DATABASE_URL, DATA_DIR }: Settings): Promise<Database> {
  if (!DATABASE_URL) return sqliteDatabase(join(DATA_DIR, 'solah.sqlite'));
  // Loaded only where it is asked for: the embedded product needs no Postgres driver in memory.
  const { postgresDatabase } = await import('#adapters/database/postgres/database.ts');
  return postgresDatabase(DATABASE_URL);
}
