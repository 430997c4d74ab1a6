import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { accounts } from '#i18n/accounts.ts';
import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { expect, test } from '../support/member.ts';

// The account's page as its owner sees it: nothing for axe to find, nothing wider than the screen.

async function check(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  expect(found, state).toEqual([]);
}

for (const language of languages) {
  for (const width of [360, 1280]) {
    test(`the account is clean in ${language}, ${width} px`, async ({ page, drive }) => {
      await page.setViewportSize({ width, height: 800 });
      // The fixture signed in here, and once more over HTTP: there is another session to end.
      expect(drive).toBeDefined();
      const say = accounts[language].account;
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.goto(localPath(language, '/account'));
        await expect(page.getByText(say.thisOne, { exact: true })).toBeVisible();
        await check(page, 'page');
        await page.getByRole('button', { name: say.end }).first().click();
        await expect(page.getByRole('heading', { name: say.endHead })).toBeVisible();
        await check(page, 'dialog');
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
    });
  }
}
