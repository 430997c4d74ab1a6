import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { sqliteDatabase } from '#adapters/database/sqlite/database.ts';
import { behavesLikeLedger } from './ledger.contract.ts';
import { sqlLedger } from './sql.ts';

describe('sqlLedger on SQLite', () =>
  behavesLikeLedger(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'solah-ledger-'));
    return sqlLedger(sqliteDatabase(join(folder, 'test.sqlite')));
  }));
