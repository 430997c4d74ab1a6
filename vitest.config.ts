import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/{,drive/,lambda/}*.test.ts'],
          // On two cores Vitest would take one.
          maxWorkers: 2,
          // A busy machine is no failure: nothing here is about time.
          testTimeout: 30_000,
          hookTimeout: 30_000,
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
