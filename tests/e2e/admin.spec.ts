import type { Page } from '@playwright/test';
import { accounts } from '#i18n/accounts.ts';
import { admin } from '#i18n/admin.ts';
import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { system } from '#i18n/system.ts';
import { tokens } from '#i18n/tokens.ts';
import { fill } from '#lib/fill.ts';
import { plantDead } from '../support/dead-letter.ts';
import { change } from '../support/dump.ts';
import { expectClean, tabTo } from '../support/keyboard.ts';
import { expect, test } from '../support/member.ts';
import { newMember, password } from '../support/person.ts';

// Who runs the place, by keyboard alone: nothing for axe to find, nothing wider than the screen.

async function check(page: Page, state: string): Promise<void> {
  await expectClean(page, 'html', state);
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide, state).toBeLessThanOrEqual(0);
}

/** Make the one who is signed in here an owner who has shown a second factor. */
async function crown(dataDir: string, email: string): Promise<void> {
  await change(dataDir, "UPDATE accounts SET role = 'owner' WHERE email = ?", email);
  await change(
    dataDir,
    "UPDATE sessions SET amr = 'pwd otp mfa' WHERE account_id = (SELECT id FROM accounts WHERE email = ?)",
    email,
  );
}

/** Walk to a control by Tab and press Enter there. */
async function press(page: Page, name: string, role: 'button' | 'link' = 'button'): Promise<void> {
  await tabTo(page, page.getByRole(role, { name, exact: true }));
  await page.keyboard.press('Enter');
}

const emailOf = async (page: Page) =>
  String(
    await page.evaluate(async () => (await (await fetch('/api/session')).json()).account.email),
  );

for (const language of languages) {
  const say = admin[language];

  test(`an account is found, disabled and enabled by keyboard in ${language}`, async ({
    page,
    drive,
    server,
  }) => {
    test.slow();
    expect(drive).toBeDefined();
    await crown(server.dataDir, await emailOf(page));
    const email = `found-${language.toLowerCase()}-${Date.now()}@example.org`;
    await newMember(server, email);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.goto(localPath(language, '/admin'));
        await check(page, `accounts, ${width}, ${colorScheme}`);
        await page.goto(localPath(language, '/audit'));
        await check(page, `audit, ${width}, ${colorScheme}`);
      }
    }
    await page.goto(localPath(language, '/admin'));
    await tabTo(page, page.getByLabel(say.search));
    await page.keyboard.type(email);
    await page.keyboard.press('Enter');
    await page.waitForURL(/search=/);
    await press(page, 'Asha', 'link');
    await page.waitForURL(/\/admin\/[\w-]{22}$/);
    await check(page, 'one account');

    await press(page, say.disable);
    await expect(page.getByText(say.done.status)).toBeFocused();
    await check(page, 'one account, disabled');
    await press(page, say.enable);
    await expect(page.getByRole('button', { name: say.disable, exact: true })).toBeVisible();
  });

  test(`a token is made, shown once and its dialog closed by keyboard in ${language}`, async ({
    page,
    drive,
  }) => {
    test.slow();
    expect(drive).toBeDefined();
    const words = tokens[language];
    await page.goto(localPath(language, '/account'));
    await tabTo(page, page.getByText(words.make, { exact: true }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel(words.label));
    await page.keyboard.type('backup');
    await press(page, words.action);
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel(words.token)).toHaveValue(/^slh_/);
    await check(page, 'the token, shown');
    await press(page, words.close);
    await expect(dialog).toBeHidden();
    await expect(page.getByText('backup', { exact: true })).toBeVisible();
    expect(await page.content()).not.toContain('slh_');
    await check(page, 'the token, in its list');
  });
}

test('the machinery is looked after by keyboard, in both languages', async ({
  page,
  drive,
  server,
}) => {
  test.slow();
  await crown(server.dataDir, await emailOf(page));
  const { id: folderId } = await drive.folder('Cold');
  await drive.upload({ name: 'a', folderId, bytes: Buffer.from('a') });
  const { id: key } = await drive.archive(folderId);
  for (const language of languages) {
    const say = system[language];
    const letter = { topic: 'archive-copy', key, body: { jobId: key } };
    const id = await plantDead(server.dataDir, letter);
    const named = (act: string) => fill(say.of, { act, step: say.steps['archive-copy'], id });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(localPath(language, '/admin'));
    await press(page, admin[language].system, 'link');
    await page.waitForURL(/\/admin\/system$/);

    await tabTo(page, page.getByLabel(named(say.drop), { exact: true }));
    await page.keyboard.press('Enter');
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await check(page, `${language}, ${width}, ${colorScheme}`);
      }
    }
    await press(page, named(say.dropYes));
    await expect(page.getByText(say.done.dropped)).toBeFocused();
    await expect(page.getByText(say.deadNone)).toBeVisible();

    // The password was given too long ago: the page asks for it, and goes on.
    await change(server.dataDir, 'UPDATE sessions SET sudo_until = NULL');
    await press(page, say.checkNow);
    await page
      .getByRole('dialog')
      .getByLabel(accounts[language].password, { exact: true })
      .fill(password);
    await page.keyboard.press('Enter');
    await expect(page.getByText(say.done.checking)).toBeFocused();
    await expect(async () => {
      await page.goto(localPath(language, '/admin/system'));
      await expect(page.getByText(say.good)).toBeVisible({ timeout: 100 });
    }).toPass();
    await check(page, `${language}, checked`);
  }
});

test('a member is told in a page that this is not theirs', async ({ page, drive }) => {
  expect(drive).toBeDefined();
  await page.goto('/admin');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await check(page, 'refused');
  await page.getByRole('link', { name: accounts.en.account.head }).first().click();
  await page.waitForURL('**/account');
});
