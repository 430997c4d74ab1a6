import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { build } from './build.ts';
import { run } from './run.ts';

// `npm run bench [name …]`: our figures beside the reference, in one run, as ratios.

const wanted = process.argv.slice(2);
const benches = globSync('tests/bench/*.ts')
  .filter((file) => wanted.length === 0 || wanted.includes(basename(file, '.ts')))
  .sort();
if (benches.length === 0) throw new Error(`No bench is called ${wanted.join(' or ')}.`);

await build();
let failed = 0;
for (const bench of benches) {
  console.log(`\n— ${basename(bench, '.ts')}`);
  if ((await run('node', [bench])) !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
