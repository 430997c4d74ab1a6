import { setTimeout as wait } from 'node:timers/promises';
import { startPostgres } from '../../scripts/postgres-server.ts';
import { run } from '../../scripts/run.ts';
import { load, MiB, median, resident } from '../support/bench.ts';
import { openDrive } from '../support/drive.ts';
import { multiplyFile, multiplyFileOnPostgres } from '../support/many-files.ts';
import { needs } from '../support/needs.ts';
import { newMember } from '../support/person.ts';
import { postgresServer } from '../support/postgres.ts';
import { startServer } from '../support/server.ts';

// 50 of 100,000 and of 1,000,000 files over real HTTP, signed in: the first page and the last, by
// name and by size. Goals: at least 20 × Directus (67 requests/s, 32 at the end, measured beforehand
// on such a machine), and a last page that costs no more than 1.2 × the first. Then 1,000,000 once more
// on Postgres, in a process of its own: which engine it is, is read at start.

needs('wrk');
const directus = { first: 67, last: 32 };
const rounds = 3;
const goals = { faster: 20, lastCosts: 1.2 };

let missed = 0;
for (const count of postgresServer ? [1_000_000] : [100_000, 1_000_000]) await compare(count);
if (!postgresServer) await compareOnPostgres();
process.exitCode = missed === 0 ? 0 : 1;

async function compare(count: number): Promise<void> {
  const server = await startServer({
    flags: ['--max-semi-space-size=1'],
    settings: { RATE_LIMITS: 'off' },
  });
  try {
    const drive = await openDrive(await newMember(server, 'bench@example.org'));
    const { id: folderId } = await drive.folder('many');
    const model = await drive.upload({ name: 'model', folderId, bytes: Buffer.from('x') });
    const nameOf = (i: number) => `file ${i}.txt`;
    const { DATABASE_URL: url } = server.environment;
    if (url) await multiplyFileOnPostgres(url, model.id, count, nameOf);
    else multiplyFile(server.dataDir, model.id, count, nameOf);
    // Writing the rows stopped this process for so long that the server closed its idle connection.
    await wait(500);
    const cookie = [...drive.member.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const idle = resident(server.pid);
    const rows: Record<string, Record<string, number>> = {};
    for (const sort of ['name', 'bytes']) {
      const query = `?limit=50&sort=${sort}`;
      const { last, items, total } = await drive.list(folderId, query);
      if (items.length !== 50 || total !== count) throw new Error(`The list has ${total} files.`);
      const url = `${server.origin}/api/folders/${folderId}/items${query}`;
      const rates = { first: [] as number[], last: [] as number[] };
      for (let round = 0; round < rounds; round++) {
        rates.first.push(load(url, { cookie }));
        rates.last.push(load(`${url}&cursor=${last}`, { cookie }));
      }
      for (const page of ['first', 'last'] as const) {
        const faster = median(rates[page]) / directus[page];
        const costs = median(rates.first) / median(rates[page]);
        if (faster < goals.faster || costs > goals.lastCosts) missed += 1;
        rows[`${page} page of ${count} by ${sort}${postgresServer ? ', Postgres' : ''}`] = {
          'requests/s (median)': median(rates[page]),
          '× Directus': Number(faster.toFixed(1)),
          '× cost of first': Number(costs.toFixed(2)),
          'MiB over idle': Math.round((resident(server.pid) - idle) / MiB),
        };
      }
    }
    console.table(rows);
  } finally {
    await server.stop();
  }
}

async function compareOnPostgres(): Promise<void> {
  const postgres = await startPostgres();
  if (!postgres) {
    console.log('Skipped: the list on Postgres, which is not installed here.');
    return;
  }
  try {
    const code = await run('node', [import.meta.filename], { POSTGRES_TEST_URL: postgres.url });
    if (code !== 0) missed += 1;
  } finally {
    postgres.stop();
  }
}
