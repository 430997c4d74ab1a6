import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { run } from './run.ts';

// `npm run db:generate -- --name what-changed`: one migration for each engine, from one schema.

for (const engine of ['sqlite', 'postgres']) {
  const code = await run('drizzle-kit', ['generate', ...process.argv.slice(2)], { ENGINE: engine });
  if (code !== 0) process.exit(code);
}

// SQLite takes text for a number unless a table is STRICT, and drizzle-kit cannot write that.
for (const file of globSync('src/adapters/database/sqlite/migrations/*.sql')) {
  const sql = readFileSync(file, 'utf8');
  writeFileSync(file, sql.replace(/^\);$/gm, ') STRICT;').replace(/^\)$(?=\n-->)/gm, ') STRICT'));
}
