import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/*.test.ts'],
        },
      },
      {
        // The whole building over real HTTP: each file starts the server that it needs.
        test: {
          name: 'api',
          include: ['tests/{api,build,security,crash}/**/*.test.ts'],
          globalSetup: 'tests/support/built.ts',
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
