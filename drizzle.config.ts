import { defineConfig } from 'drizzle-kit';

/** `npm run db:generate` runs once for each engine; both sets of migrations are checked in. */
const engine = process.env.ENGINE === 'postgres' ? 'postgres' : 'sqlite';

export default defineConfig({
  dialect: engine === 'postgres' ? 'postgresql' : 'sqlite',
  schema: `./src/adapters/database/${engine}/schema.ts`,
  out: `./src/adapters/database/${engine}/migrations`,
});
