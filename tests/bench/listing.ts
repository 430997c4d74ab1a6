import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { toName } from '#domain/folders/names.ts';
import { freshId } from '#lib/id.ts';
import { openDrive } from '../support/drive.ts';
import { needs } from '../support/needs.ts';
import { newMember } from '../support/person.ts';
import { startServer } from '../support/server.ts';

// 50 of 100,000 files over real HTTP, signed in: the first page and the last, by name and by size.
// Goals: at least 20 × Directus (67 requests/s, 32 at the end, measured beforehand on such a
// machine), and a last page that costs no more than 1.2 × the first.

needs('wrk');
const directus = { first: 67, last: 32 };
const count = 100_000;
const seconds = 4;
const rounds = 3;

const server = await startServer({
  flags: ['--max-semi-space-size=1'],
  settings: { RATE_LIMITS: 'off' },
});
try {
  const drive = await openDrive(await newMember(server, 'bench@example.org'));
  const folder = await drive.folder('many');
  const model = await drive.upload({ name: 'model', folderId: folder.id, bytes: Buffer.from('x') });
  multiply(model.id);
  // Writing the rows stopped this process for so long that the server closed its idle connection.
  await wait(500);
  const cookie = [...drive.member.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const rows: Record<string, Record<string, number>> = {};
  for (const sort of ['name', 'bytes']) {
    const query = `?limit=50&sort=${sort}`;
    const { last, items, total } = await drive.list(folder.id, query);
    if (items.length !== 50 || total !== count) throw new Error(`The list has ${total} files.`);
    const path = `/api/folders/${folder.id}/items${query}`;
    const rates = { first: [] as number[], last: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      rates.first.push(load(path, cookie));
      rates.last.push(load(`${path}&cursor=${last}`, cookie));
    }
    for (const page of ['first', 'last'] as const) {
      rows[`${page} page by ${sort}`] = {
        'requests/s (median)': median(rates[page]),
        '× Directus': Number((median(rates[page]) / directus[page]).toFixed(1)),
        '× cost of first': Number((median(rates.first) / median(rates[page])).toFixed(2)),
      };
    }
  }
  console.table(rows);
} finally {
  await server.stop();
}

/** Write the other files as rows beside the first: what is measured is reading. */
function multiply(modelId: string): void {
  const sqlite = new Sqlite(join(server.dataDir, 'solah.sqlite'), { timeout: 10_000 });
  const insert = sqlite.prepare(
    `INSERT INTO files (id, account_id, folder_id, blob_id, name, name_key, name_sort, bytes, kind,
       version, created_at, changed_at)
     SELECT ?, account_id, folder_id, blob_id, ?, ?, ?, ?, kind, version, created_at, changed_at
     FROM files WHERE id = ?`,
  );
  sqlite.transaction(() => {
    for (let i = 1; i < count; i++) {
      const { name, nameKey, nameSort } = toName(`file ${i}.txt`);
      insert.run(freshId(), name, nameKey, nameSort, (i * 7919) % 1_000_003, modelId);
    }
    const folder = 'id = (SELECT folder_id FROM files WHERE id = ?)';
    sqlite.prepare(`UPDATE folders SET files = ? WHERE ${folder}`).run(count, modelId);
  })();
  sqlite.close();
}

/** Ask for one address as often as it goes, for a few seconds; answer requests a second. */
function load(path: string, cookie: string): number {
  const url = server.origin + path;
  const wrk = ['-t1', '-c16', `-d${seconds}s`, '-H', `cookie: ${cookie}`, url];
  const text = execFileSync('wrk', wrk, { encoding: 'utf8' });
  if (/Non-2xx/.test(text)) throw new Error(`${url} did not answer 200:\n${text}`);
  return Math.round(Number(/Requests\/sec:\s+([\d.]+)/.exec(text)?.[1] ?? 0));
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
