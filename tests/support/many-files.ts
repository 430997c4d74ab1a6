import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { toName } from '#domain/folders/names.ts';
import { freshId } from '#lib/id.ts';

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
