import { setTimeout as wait } from 'node:timers/promises';
import { load, MiB, median, resident } from '../support/bench.ts';
import { openDrive } from '../support/drive.ts';
import { multiplyFile } from '../support/many-files.ts';
import { needs } from '../support/needs.ts';
import { newMember } from '../support/person.ts';
import { startServer } from '../support/server.ts';

// 50 of 100,000 and of 1,000,000 files over real HTTP, signed in: the first page and the last, by
// name and by size. Goals: at least 20 × Directus (67 requests/s, 32 at the end, measured beforehand
// on such a machine), and a last page that costs no more than 1.2 × the first.

needs('wrk');
const directus = { first: 67, last: 32 };
const rounds = 3;
const goals = { faster: 20, lastCosts: 1.2 };

let missed = 0;
for (const count of [100_000, 1_000_000]) await compare(count);
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
    multiplyFile(server.dataDir, model.id, count, (i) => `file ${i}.txt`);
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
        rows[`${page} page of ${count} by ${sort}`] = {
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
