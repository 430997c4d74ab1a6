import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { toName } from '#domain/folders/names.ts';
import { freshId } from '#lib/id.ts';

/** So many rows go to Postgres in one statement. */
const batch = 10_000;

/**
 * Write many files as rows beside one that is there, numbered from 1, so that its folder holds
 * `count`: what is measured is reading, not uploading.
 */
export function multiplyFile(
  dataDir: string,
  modelId: string,
  count: number,
  nameOf: (index: number) => string,
): void {
  const sqlite = new Sqlite(join(dataDir, 'solah.sqlite'), { timeout: 10_000 });
  // Ids come in no order: without room in memory each row would read and write pages of every index.
  sqlite.pragma('cache_size = -1000000');
  const insert = sqlite.prepare(
    `INSERT INTO files (id, account_id, folder_id, blob_id, name, name_key, name_sort, bytes, kind,
       version, created_at, changed_at)
     SELECT ?, account_id, folder_id, blob_id, ?, ?, ?, ?, kind, version, created_at, changed_at
     FROM files WHERE id = ?`,
  );
  sqlite.transaction(() => {
    for (let i = 1; i < count; i++) {
      const { name, nameKey, nameSort } = toName(nameOf(i));
      insert.run(freshId(), name, nameKey, nameSort, (i * 7919) % 1_000_003, modelId);
    }
    const folder = 'id = (SELECT folder_id FROM files WHERE id = ?)';
    sqlite.prepare(`UPDATE folders SET files = ? WHERE ${folder}`).run(count, modelId);
  })();
  sqlite.close();
}

/** The same on Postgres, in the database of this address. */
export async function multiplyFileOnPostgres(
  url: string,
  modelId: string,
  count: number,
  nameOf: (index: number) => string,
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const insert = `INSERT INTO files (id, account_id, folder_id, blob_id, name, name_key, name_sort,
      bytes, kind, version, created_at, changed_at)
    SELECT new.id, account_id, folder_id, blob_id, new.name, new.name_key, new.name_sort, new.bytes,
      kind, version, created_at, changed_at
    FROM files, unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[])
      AS new (id, name, name_key, name_sort, bytes)
    WHERE files.id = $1`;
  try {
    for (let from = 1; from < count; from += batch) {
      const numbers = Array.from({ length: Math.min(batch, count - from) }, (_, i) => from + i);
      const names = numbers.map((i) => toName(nameOf(i)));
      await client.query(insert, [
        modelId,
        numbers.map(() => freshId()),
        names.map(({ name }) => name),
        names.map(({ nameKey }) => nameKey),
        names.map(({ nameSort }) => nameSort),
        numbers.map((i) => (i * 7919) % 1_000_003),
      ]);
    }
    const folder = 'id = (SELECT folder_id FROM files WHERE id = $2)';
    await client.query(`UPDATE folders SET files = $1 WHERE ${folder}`, [count, modelId]);
    // A server that lives for long does it by itself.
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}
