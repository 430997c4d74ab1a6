import { randomInt } from 'node:crypto';
import { dealOut } from '../support/oracles/comparison.ts';
import { comparisons } from '../support/oracles/comparisons.ts';

// A million random cases: what the converter, the figures and the drills answer beside what engines
// and libraries answer. `SEED=… npm run bench models` repeats a run; `CASES=…` makes it another size.
// Goal: no difference.

const seed = Number(process.env.SEED ?? randomInt(2 ** 31));
const counts = dealOut(comparisons, Number(process.env.CASES ?? 1_000_000));
const wanted = process.argv.slice(2);

console.log(`SEED=${seed}`);
const rows: Record<string, string | number>[] = [];
const differences: string[] = [];
for (const [i, { model, oracle, run }] of comparisons.entries()) {
  if (wanted.length > 0 && !wanted.some((part) => model.includes(part))) continue;
  const start = performance.now();
  const { cases, difference } = await run(seed, counts[i] ?? 0);
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  rows.push({ model, oracle, cases, differences: Number(difference !== null), seconds });
  if (difference !== null) differences.push(`${model}, beside ${oracle}: ${difference}`);
}
console.table(rows);
const cases = rows.reduce((sum, row) => sum + Number(row.cases), 0);
console.log(`${cases.toLocaleString('en')} cases, ${differences.length} of ${rows.length} differ`);
for (const difference of differences) console.log(`\nThe smallest case of ${difference}`);
process.exitCode = differences.length === 0 ? 0 : 1;
