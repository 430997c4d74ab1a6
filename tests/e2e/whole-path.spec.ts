import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { accounts } from '#i18n/accounts.ts';
import { converter } from '#i18n/converter.ts';
import { driveWords as drive } from '#i18n/drive.ts';
import { type Language, languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { fill } from '#lib/fill.ts';
import { expect, test } from '../support/journey.ts';
import { password, readLetter, readToken } from '../support/person.ts';
import type { RunningServer } from '../support/server.ts';

// The main job, as a person does it: read, convert, open an account, keep a file, archive it. Each
// language on one size of screen.

const screens = {
  'hi-Latn': { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  en: { viewport: { width: 1440, height: 900 } },
};

for (const language of languages) {
  test.describe(language, () => {
    test.use(screens[language]);

    test('a person reads, converts, signs up, keeps a file and archives its folder', async ({
      page,
      server,
    }) => {
      test.setTimeout(120_000);
      await test.step('read the first lessons', () => read(page, language));
      await test.step('convert a number', () => convert(page, language));
      const email = `asha-${language}@example.org`.toLowerCase();
      await test.step('open an account', () => openAccount(page, language, { server, email }));
      await test.step('keep a file', () => keepFile(page, language));
      await test.step('archive and restore', () => archiveFolder(page, language));
      await test.step('sign out', () => signOut(page, language));
    });
  });
}

async function read(page: Page, language: Language) {
  await page.goto(localPath(language, '/lessons/number-systems'));
  await page.locator('main a[href$="/numbers-live-in-the-mind"]').first().click();
  for (const lesson of ['numbers-live-in-the-mind', 'tally-and-roman', 'ten-symbols']) {
    await page.waitForURL(`**/${lesson}`);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    if (lesson !== 'ten-symbols') await page.locator('a[rel="next"]').click();
  }
}

async function convert(page: Page, language: Language) {
  const words = converter[language];
  await page.goto(localPath(language, '/converter#n=255&from=10&to=16'));
  const number = page.getByLabel(words.input.label, { exact: true });
  await expect(number).toHaveValue('255');
  await expect(page.getByRole('status').filter({ hasText: 'FF' }).first()).toBeAttached();
  await number.fill('1000');
  await expect(page.getByRole('status').filter({ hasText: '3E8' }).first()).toBeAttached();
  await expect(page).toHaveURL(/#n=1000&/);
}

async function openAccount(
  page: Page,
  language: Language,
  { server, email }: { server: RunningServer; email: string },
) {
  const words = accounts[language];
  await page.goto(localPath(language, '/sign-up'));
  await page.getByLabel(words.email).fill(email);
  await page.getByRole('button', { name: words.signUp.action }).click();
  await expect(page.getByRole('heading', { name: words.signUp.doneHead })).toBeVisible();

  const letter = await readLetter(server.dataDir, email);
  await page.goto(`${localPath(language, '/confirm')}#${readToken(letter)}`);
  await page.getByLabel(words.name, { exact: true }).fill('Asha');
  await page.getByLabel(words.newPassword, { exact: true }).fill(password);
  await page.getByRole('button', { name: words.confirm.action }).click();
  await expect(page.getByRole('heading', { name: words.confirm.doneHead })).toBeVisible();

  await page.goto(localPath(language, '/drive'));
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel(words.email).fill(email);
  await page.getByLabel(words.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: words.signIn.action, exact: true }).click();
  await page.waitForURL('**/drive');
}

async function keepFile(page: Page, language: Language) {
  const words = drive[language];
  await page.getByRole('button', { name: words.newFolder }).click();
  await page.getByLabel(words.name.folder).fill('सोलह notes');
  await page.getByRole('button', { name: words.name.create }).click();
  await page.getByRole('link', { name: 'सोलह notes' }).click();
  await page.waitForURL('**/drive/f/*');

  const bytes = randomBytes(3_000_000);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: words.upload, exact: true }).click();
  const chooser = await choosing;
  await chooser.setFiles({
    name: 'stones.bin',
    mimeType: 'application/octet-stream',
    buffer: bytes,
  });
  const row = page.getByRole('row', { name: /stones\.bin/ });
  await expect(row).toBeVisible();

  const downloading = page.waitForEvent('download');
  await row.getByRole('link', { name: 'stones.bin' }).click();
  const preview = page.getByRole('dialog', { name: 'stones.bin' });
  await preview.getByRole('link', { name: words.download, exact: true }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('stones.bin');
  expect(hash(await readFile(await download.path()))).toBe(hash(bytes));
}

async function archiveFolder(page: Page, language: Language) {
  const words = drive[language];
  await page.goto(localPath(language, '/drive'));
  const row = page.getByRole('row', { name: /सोलह notes/ });
  const choose = async (action: string) => {
    await row.getByRole('button', { name: fill(words.actionsFor, { name: 'सोलह notes' }) }).click();
    await page.getByRole('menuitem', { name: action }).click();
  };
  await choose(words.archive);
  await page.getByRole('button', { name: words.archiving.confirm }).click();
  await expect(row).toContainText(words.states.archived, { timeout: 20_000 });
  await choose(words.restore);
  await page.getByRole('button', { name: words.restoring.confirm }).click();
  await expect(row).not.toContainText(words.states.archived, { timeout: 20_000 });
  await expect(row).not.toContainText(words.states.restoring, { timeout: 20_000 });
}

async function signOut(page: Page, language: Language) {
  const words = accounts[language];
  await page.goto(localPath(language, '/account'));
  await page.getByRole('button', { name: words.account.signOut }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/account'));
  await page.goto(localPath(language, '/drive'));
  await expect(page).toHaveURL(/\/sign-in\?next=/);
}

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
