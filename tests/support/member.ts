import type { Page } from '@playwright/test';
import { accounts } from '#i18n/accounts.ts';
import { openDrive, type TestDrive } from './drive.ts';
import { expect, test as journey } from './journey.ts';
import { newMember, password } from './person.ts';

let members = 0;

/** A browser test of somebody with a drive, signed in here and over HTTP; the policy refuses nothing. */
export const test = journey.extend<{ drive: TestDrive; violations: string[] }>({
  drive: async ({ page, server }, use, { workerIndex }) => {
    members += 1;
    const email = `drive-${workerIndex}-${members}@example.org`;
    const drive = await openDrive(await newMember(server, email));
    await page.goto('/sign-in');
    await page.getByLabel(accounts.en.email).fill(email);
    await page.getByLabel(accounts.en.password, { exact: true }).fill(password);
    await page.getByRole('button', { name: accounts.en.signIn.action, exact: true }).click();
    await page.waitForURL('**/drive');
    await use(drive);
  },
  violations: [
    async ({ page }, use) => {
      const violations: string[] = [];
      await page.exposeFunction('tellViolation', (text: string) => violations.push(text));
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          // Exposed above; the page knows it by this name alone.
          const view = window as unknown as { tellViolation(text: string): void };
          view.tellViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
        });
      });
      await use(violations);
      expect(violations).toEqual([]);
    },
    { auto: true },
  ],
});

/** The live region that says what happens in the drive. */
export function spokenOn(page: Page) {
  return page.locator('[data-drive-spoken]');
}

export { expect };
