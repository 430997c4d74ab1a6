import { createSecretKey, randomBytes } from 'node:crypto';
import { s3Cold } from '#adapters/cold/s3.ts';
import { postgresDatabase } from '#adapters/database/postgres/database.ts';
import { migrateAsOwner } from '#adapters/database/postgres/migrate-as-owner.ts';
import type { Master } from '#adapters/database/postgres/roles.ts';
import { openLedger } from '#adapters/ledger/open-ledger.ts';
import { jsonLog, type Log } from '#adapters/log/log.ts';
import { type Notify, noNotify } from '#adapters/notify/notify.ts';
import { snsNotify } from '#adapters/notify/sns.ts';
import { s3Storage } from '#adapters/storage/s3.ts';
import type { Ground } from '#domain/archive/ground.ts';
import { type readFunctionSettings, toHabits, toLedgerTable, toLimits } from './settings.ts';

/** What a function of the cloud stands on. */
export interface FunctionServices extends Ground {
  readonly log: Log;
  /** Tells programs outside how jobs end. Only the function `check` may. */
  readonly notify: Notify;
}

type FunctionSettings = ReturnType<typeof readFunctionSettings>;

/**
 * Open what the archive's steps need, and nothing of the site: a function has one connection to the
 * database, alters no tables and holds no keys.
 */
export async function openFunctionServices(settings: FunctionSettings): Promise<FunctionServices> {
  const server = {
    prefix: settings.S3_PREFIX,
    region: settings.S3_REGION,
    endpoint: settings.S3_ENDPOINT,
    pathStyle: settings.S3_PATH_STYLE === 'on',
  };
  const database = await postgresDatabase(settings.DATABASE_URL, {
    auth: settings.DATABASE_AUTH,
    migrates: false,
    connections: 1,
  });
  return {
    log: jsonLog('at once'),
    now: () => new Date(),
    fault: async () => {},
    // It writes no lists; a cursor that it signed would count nowhere.
    cursorKey: createSecretKey(randomBytes(32)),
    limits: toLimits(settings),
    habits: toHabits(settings),
    notify: settings.NOTIFY === 'sns' ? snsNotify(settings.SNS_NOTIFY) : noNotify,
    database,
    ledger: await openLedger(database, toLedgerTable(settings)),
    storage: s3Storage({ ...server, bucket: settings.S3_HOT }),
    cold: s3Cold({ ...server, bucket: settings.S3_ARCHIVE }),
  };
}

/** Bring the schema up to date, by the account that owns it; RDS's own makes that one at the very first. */
export async function migrateDatabase(
  { DATABASE_URL, DATABASE_AUTH }: FunctionSettings,
  master?: Master,
): Promise<{ migrations: number }> {
  const how = { auth: DATABASE_AUTH, ...(master && { master }) };
  return { migrations: await migrateAsOwner(DATABASE_URL, how) };
}
