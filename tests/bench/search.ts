import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { search } from '#domain/files/search/search.ts';
import { toName } from '#domain/folders/names.ts';
import { freshId } from '#lib/id.ts';
import { freshGround } from '../support/ground.ts';

// Searching 1,000,000 names on SQLite, fifty found a page, beside a walk over all of them.

const count = 1_000_000;
const rounds = 9;
const syllables = ['ka', 'mo', 'ri', 'ta', 'lu', 'ne', 'so', 'vi', 'du', 'pe'];

const ground = await freshGround();
const { accountId, rootId } = await ground.account();
const bytes = Buffer.from('x');
const model = await ground.upload(accountId, { folderId: rootId, name: 'model', bytes });
const began = performance.now();
multiply();
console.log(`${count} names written and indexed in ${seconds(began)} s`);

const questions: Record<string, string> = {
  'one name': 'file 654321 ',
  'a thousand names': '4321',
  'every name': '.txt',
  'no name': 'nowhere',
  'the beginning, two letters': 'fi',
  'the beginning of none': 'zz',
};
const rows: Record<string, Record<string, string | number>> = {};
for (const [what, q] of Object.entries(questions)) {
  const first = await measure(() => search(ground, accountId, { q, limit: 50 }));
  const { next, items } = await search(ground, accountId, { q, limit: 50 });
  const cursor = next ?? '';
  const second = next
    ? await measure(() => search(ground, accountId, { q, limit: 50, cursor }))
    : Number.NaN;
  rows[what] = { q, found: items.length, 'first page ms': first, 'next page ms': second };
}
const { db } = ground.database;
const { files } = ground.database.tables;
const all = await measure(async () => (await db.select({ key: files.nameKey }).from(files)).length);
rows['reading every name, for comparison'] = { 'first page ms': all };
console.table(rows);
await ground.close();

async function measure(act: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await act();
    times.push(performance.now() - start);
  }
  return Number((times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0).toFixed(1));
}

/** Write the other files as rows beside the first: what is measured is reading. */
function multiply(): void {
  const sqlite = new Sqlite(join(ground.settings.DATA_DIR, 'solah.sqlite'), { timeout: 10_000 });
  const insert = sqlite.prepare(
    `INSERT INTO files (id, account_id, folder_id, blob_id, name, name_key, name_sort, bytes, kind,
       version, created_at, changed_at)
     SELECT ?, account_id, folder_id, blob_id, ?, ?, ?, bytes, kind, version, created_at, changed_at
     FROM files WHERE id = ?`,
  );
  sqlite.transaction(() => {
    for (let i = 1; i < count; i++) {
      const word = [...String(i)].map((digit) => syllables[Number(digit)]).join('');
      const { name, nameKey, nameSort } = toName(`file ${i} ${word}.txt`);
      insert.run(freshId(), name, nameKey, nameSort, model);
    }
  })();
  sqlite.close();
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(0);
}
