import pg from 'pg';
import { type PostgresAuth, toConnection, toMasterConnection } from './connection.ts';
import { codeOf, migrateAlone } from './migrate.ts';
import { grantRows, type Master, makeRoles } from './roles.ts';

/**
 * Bring the schema up to date as the account that owns it, and answer how many migrations that took. On
 * the very first run the master makes that account, and the one that works with rows.
 */
export async function migrateAsOwner(
  address: string,
  { auth, master }: { auth: PostgresAuth; master?: Master },
): Promise<number> {
  if (master) await withMaster(toMasterConnection(address, auth, master));
  const pool = new pg.Pool({ ...toConnection(address, auth), ...patience, max: 1 });
  pool.on('error', () => {});
  try {
    const migrations = await migrateAlone(pool);
    await grantRows(pool);
    return migrations;
  } catch (cause) {
    // Class 28 of SQLSTATE: whoever that is may not log in.
    if (codeOf(cause)?.startsWith('28')) throw new Error(firstRun, { cause });
    throw cause;
  } finally {
    await pool.end();
  }
}

const patience = { connectionTimeoutMillis: 5_000 };
const firstRun =
  'The account that owns the tables cannot log in. The very first call makes it, and needs ' +
  '`master`: the content of the secret in which RDS keeps its own account.';

async function withMaster(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...connection, ...patience });
  client.on('error', () => {});
  await client.connect();
  try {
    await makeRoles(client);
  } finally {
    await client.end();
  }
}
