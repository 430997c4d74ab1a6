import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { accounts } from '#i18n/accounts.ts';
import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { problems } from '#lib/problem.ts';
import { expectClean } from '../support/keyboard.ts';
import { expect, test } from '../support/member.ts';
import { anotherPassword, password } from '../support/person.ts';

// The account's page as its owner sees it: nothing for axe to find, nothing wider than the screen.

for (const language of languages) {
  for (const width of [360, 1280]) {
    test(`the account is clean in ${language}, ${width} px`, async ({ page, drive }) => {
      test.slow();
      await page.setViewportSize({ width, height: 800 });
      // The fixture signed in here, and once more over HTTP: there is another session to end.
      expect(drive).toBeDefined();
      const say = accounts[language].account;
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.goto(localPath(language, '/account'));
        await expect(page.getByText(say.thisOne, { exact: true })).toBeVisible();
        for (const name of [say.profile, say.address, say.password]) {
          await page.getByText(name, { exact: true }).click();
        }
        await expectClean(page, 'html', 'forms');
        await page.evaluate(() =>
          document.querySelector<HTMLDialogElement>('#sudo-dialog')?.showModal(),
        );
        await expect(page.getByRole('heading', { name: say.sudoHead })).toBeVisible();
        await expectClean(page, 'html', 'dialog');
        await page.goto(localPath(language, '/account/audit'));
        await expectClean(page, 'html', 'audit');
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
    });
  }
}

test('a dangerous act asks for the password once, does itself again, and says that it is done', async ({
  page,
  drive,
  server,
}) => {
  expect(drive).toBeDefined();
  const words = accounts.en;
  await page.goto('/account');
  // The clock of the server cannot be moved from here: let the time of this account be over.
  const database = new Sqlite(join(server.dataDir, 'solah.sqlite'));
  database.prepare('UPDATE sessions SET sudo_until = 0').run();
  database.close();
  const dialog = page.getByRole('dialog', { name: words.account.sudoHead });
  await page.getByRole('button', { name: words.account.endOthers }).click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: words.account.endOthers })).toBeVisible();

  await page.getByRole('button', { name: words.account.endOthers }).press('Enter');
  await dialog.getByLabel(words.password, { exact: true }).fill('not this one');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText(problems['wrong-password'].en);
  await dialog.getByLabel(words.password, { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByText(words.account.done.others)).toBeFocused();
  await expect(page.getByRole('button', { name: words.account.endOthers })).toHaveCount(0);
});

test('a new password is chosen with the current one, and the page says so', async ({
  page,
  drive,
}) => {
  expect(drive).toBeDefined();
  const words = accounts.en;
  await page.goto('/account');
  await page.getByText(words.account.password, { exact: true }).click();
  await page.getByLabel(words.account.current).fill(password);
  await page.getByLabel(words.newPassword, { exact: true }).fill('short');
  await page.getByRole('button', { name: words.account.passwordAction }).click();
  await expect(page.getByText(problems['password-too-short'].en)).toBeVisible();
  await expect(page.getByLabel(words.newPassword, { exact: true })).toBeFocused();
  await page.getByLabel(words.newPassword, { exact: true }).fill(anotherPassword);
  await page.getByRole('button', { name: words.account.passwordAction }).click();
  await expect(page.getByText(words.account.done.password)).toBeFocused();
});

test('everything is taken along, then the account is deleted, not by the first Enter', async ({
  page,
  drive,
}) => {
  expect(drive).toBeDefined();
  const words = accounts.en.account;
  await page.goto('/account');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: words.exportAction }).click();
  expect((await download).suggestedFilename()).toMatch(/^solah-[\d-]+\.json$/);

  await page.getByRole('button', { name: words.leaveAction }).click();
  const dialog = page.getByRole('dialog', { name: words.leaveSure });
  await expect(dialog.getByRole('button', { name: words.cancel })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: words.leaveAction }).click();
  await dialog.getByRole('button', { name: words.leaveYes }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goto('/account');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});
