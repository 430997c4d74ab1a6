import type { Database } from '#adapters/database/database.ts';
import type { ActingGround } from '../ground.ts';
import { exportFiles } from './export-files.ts';
import { streamJson } from './json-stream.ts';
import { type Exported, exported, listExported } from './queries.ts';

const rowsAtOnce = 500;

/**
 * Tell an account's holder everything that is kept of it, as JSON that people can read too. Passwords,
 * secrets and hashes are no part of it. The bytes of files are fetched from the addresses that it tells.
 */
export async function exportAccount(
  {
    database,
    now,
    audit,
    auditBook,
  }: Pick<ActingGround, 'database' | 'now' | 'audit' | 'auditBook'>,
  accountId: string,
  origin: string,
): Promise<AsyncIterable<string>> {
  await auditBook.flush();
  await database.transaction((tx) => audit.record(tx, { event: 'exported', accountId }));
  const tables = Object.entries(exported).map(
    ([name, of]) => [name, walk(database, of, accountId)] as const,
  );
  const files = await exportFiles({ database, now }, accountId, origin);
  return streamJson({ exportedAt: now().toISOString(), ...files, ...Object.fromEntries(tables) });
}

/** Walk all of an account's rows of one table, page by page: no export is too large for memory. */
async function* walk(database: Database, of: Exported, accountId: string) {
  let after: string | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof listExported>> = await listExported(database, of, {
      accountId,
      after,
      limit: rowsAtOnce,
    });
    for (const { row } of page) yield row;
    after = page.at(-1)?.key ?? null;
    if (page.length < rowsAtOnce) return;
  }
}
