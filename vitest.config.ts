import { defineConfig } from 'vitest/config';

/**
 * Drizzle lists 130 KB of names, which Node reads anew for each of its hundreds of files: half a second
 * of a test file's start. As few files it costs nothing.
 */
const inFewFiles = [
  'drizzle-orm',
  'drizzle-orm/better-sqlite3',
  'drizzle-orm/better-sqlite3/migrator',
  'drizzle-orm/migrator',
  'drizzle-orm/node-postgres',
  'drizzle-orm/node-postgres/migrator',
  'drizzle-orm/pg-core',
  'drizzle-orm/sqlite-core',
];
/** One driver for Drizzle and for us: it asks whether a pool is one of its own. */
const asTheyAre = ['better-sqlite3', 'pg'];
const deps = {
  optimizer: { ssr: { enabled: true, include: inFewFiles, exclude: asTheyAre } },
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          deps,
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/{,drive/,lambda/}*.test.ts'],
          // On two cores Vitest would take one.
          maxWorkers: 2,
          // A process with its imports for each file is a third of the run. What a file changes for its
          // whole process, such as the environment, it puts back.
          isolate: false,
          // A busy machine is no failure: nothing here is about time.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        // The whole building over real HTTP: each file starts the server that it needs.
        test: {
          name: 'api',
          deps,
          include: ['tests/{api,build,security,crash}/**/*.test.ts'],
          globalSetup: 'tests/support/built.ts',
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Terraform with mocks: no account, no network. Skipped where Terraform is not.
        test: {
          name: 'infra',
          include: ['tests/infra/**/*.test.ts'],
          maxWorkers: 2,
          // A test is a whole run of Terraform, and a busy machine is no failure.
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
