import { search } from '#domain/files/search/search.ts';
import { median } from '../support/bench.ts';
import { freshGround } from '../support/ground.ts';
import { multiplyFile } from '../support/many-files.ts';

// Searching 1,000,000 names on SQLite, fifty found a page, beside a walk over all of them.

const count = 1_000_000;
const rounds = 9;
const syllables = ['ka', 'mo', 'ri', 'ta', 'lu', 'ne', 'so', 'vi', 'du', 'pe'];

const ground = await freshGround();
const { accountId, rootId } = await ground.account();
const bytes = Buffer.from('x');
const model = await ground.upload(accountId, { folderId: rootId, name: 'model', bytes });
const began = performance.now();
multiplyFile(ground.settings.DATA_DIR, model, count, (i) => {
  const word = [...String(i)].map((digit) => syllables[Number(digit)]).join('');
  return `file ${i} ${word}.txt`;
});
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
  return Number(median(times).toFixed(1));
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(0);
}
