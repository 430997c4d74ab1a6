import { test as base, expect } from '@playwright/test';
import { type RunningServer, startServer } from './server.ts';

/** A browser test with the real server of its worker, that fails on anything the page complains of. */
export const test = base.extend<{ complaints: string[] }, { server: RunningServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
    async ({}, use) => {
      const server = await startServer({ settings: { RATE_LIMITS: 'off' } });
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.origin),
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => {
        // Chromium's own word for a page that was left before it had faded in.
        const left = String(error).startsWith('AbortError: Transition was skipped');
        if (!left) complaints.push(String(error));
      });
      page.on('console', (message) => {
        // A refused request is logged by the browser itself; the page shows it to the person.
        const refused = message.text().startsWith('Failed to load resource');
        if (message.type() === 'error' && !refused) complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
