import type { Database } from '#adapters/database/database.ts';
import type { Ledger } from './ledger.ts';
import { sqlLedger } from './sql.ts';

/** Open the ledger: in a table of DynamoDB, or where none is named in the database. */
export async function openLedger(
  database: Database,
  table: { region: string; table: string } | null,
): Promise<Ledger> {
  if (!table) return sqlLedger(database);
  // Loaded only where it is asked for: the embedded product needs no AWS client in memory.
  const { dynamodbLedger } = await import('./dynamodb.ts');
  return dynamodbLedger(table);
}
