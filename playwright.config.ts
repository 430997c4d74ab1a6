import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/find-browser.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  globalSetup: './tests/support/built-for-browser.ts',
  // Two cores: a browser, a server and a test beside each other are enough.
  workers: 2,
  fullyParallel: false,
  timeout: 60_000,
  // Once more in a fresh browser: `npm test` tells by name what passed only then.
  retries: 1,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    // A trace of each test costs a third of the whole run: `playwright test --trace on` makes one.
    trace: 'off',
  },
});
