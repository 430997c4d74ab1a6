import { readFile } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
import { accounts } from '#i18n/accounts.ts';
import { drill as readBinary } from '#i18n/drills/read-binary.ts';
import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { progress } from '#i18n/progress.ts';
import { standingWords } from '#i18n/standings.ts';
import { fill } from '#lib/fill.ts';
import { expect, test } from '../support/journey.ts';
import { expectClean } from '../support/keyboard.ts';
import { newMember, password } from '../support/person.ts';
import { answer, drillOn, openPractice } from '../support/practice.ts';
import type { RunningServer } from '../support/server.ts';

// What a browser keeps of learning: to see, to take along, to have in an account, to forget.

const { say } = progress.en;
const begun = (streak: number) => fill(standingWords.en.begun, { streak });
const standingOn = (page: Page) => page.locator('.progress-skills li');
const countOn = (page: Page) => page.locator('.progress-facts dd').first();

async function openProgress(page: Page): Promise<void> {
  await page.goto('/progress');
  await expect(page.getByRole('heading', { name: say.kept })).toBeVisible();
}

for (const language of languages) {
  test(`five right in a row are practised, and a page says so, in ${language}`, async ({
    page,
  }) => {
    const words = progress[language].say;
    const marks = page.locator('.lessons .badge:visible');
    await page.goto(localPath(language, '/progress'));
    await expect(page.getByText(words.none)).toBeVisible();
    await expect(standingOn(page)).toHaveCount(0);
    await page.goto(localPath(language, '/lessons/number-systems'));
    await expect(marks).toHaveCount(0);

    const drill = await openPractice(page, language);
    await answer(drill, 'ten-weights', { times: 2, language });
    await answer(drill, 'right', { times: 5, language });

    await page.goto(localPath(language, '/progress'));
    const own = standingOn(page).first();
    await expect(standingOn(page)).toHaveCount(1);
    await expect(own).toContainText(readBinary[language].name);
    await expect(own).toContainText(fill(words.right, { right: 5, answers: 7 }));
    await expect(own).toContainText(words.cause);
    await expect(own.locator('.badge-good')).toBeVisible();
    await expect(page.getByText(words.noneDue)).toBeVisible();

    await page.goto(localPath(language, '/lessons/number-systems'));
    await expect(marks).toHaveCount(1);
    await expect(marks).toHaveClass(/badge-good/);
  });

  test(`the page of progress is clean with answers and with its dialog, in ${language}`, async ({
    page,
  }) => {
    const words = progress[language].say;
    await page.setViewportSize({ width: 360, height: 800 });
    await answer(await openPractice(page, language), 'ten-weights', { times: 2, language });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(localPath(language, '/progress'));
      await page.getByText(fill(words.recent.other, { n: 2 })).click();
      await expect(page.getByText(words.signedOut)).toBeVisible();
      await expectClean(page, 'html', 'page');
      await page.getByRole('button', { name: words.forgetAll }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectClean(page, 'html', 'dialog');
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(360);
  });
}

test('a review is due on its day, on the page and in the course', async ({ page }) => {
  await page.clock.install({ time: new Date('2026-11-01T10:00:00Z') });
  await answer(await openPractice(page), 'right', { times: 5 });
  await openProgress(page);
  await expect(page.getByText(say.noneDue)).toBeVisible();
  await page.clock.setSystemTime(new Date('2026-11-02T00:30:00Z'));
  await openProgress(page);
  await expect(page.getByText(fill(say.due.one, { n: 1 }))).toBeVisible();
  await expect(standingOn(page)).toContainText(standingWords.en.due);
  await page.goto('/lessons/number-systems');
  await expect(page.locator('.lessons .badge-warn')).toHaveText(standingWords.en.due);

  await answer(await openPractice(page), 'right');
  await openProgress(page);
  await expect(page.getByText(say.noneDue)).toBeVisible();
});

test('a file takes everything along, and nothing is counted twice', async ({ page }) => {
  await answer(await openPractice(page), 'right', { times: 3 });
  await openProgress(page);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: say.exportFile }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^solah-\d{4}-\d\d-\d\d\.json$/);
  const buffer = await readFile(await download.path());
  const give = (text: Buffer) =>
    page
      .getByLabel(say.importFile)
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: text });

  await give(buffer);
  await expect(page.getByText(say.nothingNew)).toBeVisible();

  await page.getByRole('button', { name: say.forgetAll }).click();
  await page.getByRole('button', { name: say.forgetNo }).click();
  await expect(standingOn(page)).toHaveCount(1);
  await page.getByRole('button', { name: say.forgetAll }).click();
  await page.getByRole('button', { name: say.forgetYes, exact: true }).click();
  await expect(page.getByText(say.forgotten)).toBeVisible();
  await expect(standingOn(page)).toHaveCount(0);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);

  await give(buffer);
  await expect(page.getByText(fill(say.imported.other, { n: 3 }))).toBeVisible();
  await expect(standingOn(page)).toContainText(begun(3));
});

test.describe('a file that is none of ours is refused with its reason, and changes nothing', () => {
  const good = {
    id: 'abcdefghijklmnopqrstuv',
    skill: 'read-hex',
    seed: 1,
    right: true,
    misconception: null,
    at: '2026-11-01T10:00:00.000Z',
  };
  const file = (answers: unknown, version = 1) =>
    JSON.stringify({ format: 'solah-progress', version, answers });
  for (const [what, text, sentence] of [
    ['a picture', '\u0089PNG', say.refused['not-json']],
    ['other JSON', '{"answers":[]}', say.refused['not-ours']],
    ['a newer file', file([], 2), say.refused.newer],
    ['a broken one', file([good, { ...good, seed: -1 }]), fill(say.refused.broken, { n: 2 })],
    ['a huge one', ' '.repeat(4_000_001), say.refused['too-large']],
  ] as const) {
    test(what, async ({ page }) => {
      await openProgress(page);
      await page.getByLabel(say.importFile).setInputFiles({
        name: 'a.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      });
      await expect(page.getByText(sentence)).toBeVisible();
      expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    });
  }
});

test('two tabs lose none of their answers', async ({ page, context }) => {
  const one = await openPractice(page);
  const other = await openPractice(await context.newPage());
  await answer(one, 'right');
  await answer(other, 'right');
  await answer(one, 'right');
  await openProgress(page);
  await expect(standingOn(page)).toContainText(begun(3));
  await answer(other, 'right');
  await expect(standingOn(page), 'heard from the other tab').toContainText(begun(4));
});

/** A device of somebody who signs in there. */
async function device(
  browser: Browser,
  { origin }: RunningServer,
  email: string,
  before: (page: Page) => Promise<void> = async () => {},
): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: origin })).newPage();
  await before(page);
  await page.goto('/sign-in?next=/progress');
  await page.getByLabel(accounts.en.email).fill(email);
  await page.getByLabel(accounts.en.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: accounts.en.signIn.action, exact: true }).click();
  await page.waitForURL('**/progress');
  await expect(page.getByText(fill(say.signedIn, { name: 'Asha' }))).toBeVisible();
  return page;
}

test('two devices come to the same standing, offline and in any order', async ({
  browser,
  server,
}) => {
  await newMember(server, 'two-devices@example.org');
  // What was answered before the sign-in comes along.
  const phone = await device(browser, server, 'two-devices@example.org', async (page) =>
    answer(await openPractice(page), 'right', { times: 2 }),
  );
  await expect(standingOn(phone)).toContainText(begun(2));
  const desk = await device(browser, server, 'two-devices@example.org');
  await expect(standingOn(desk)).toContainText(begun(2));

  // One is without a network, the other goes on.
  const drill = await openPractice(phone);
  await answer(drill, 'right');
  await phone.context().setOffline(true);
  await answer(drill, 'right', { times: 2 });
  await answer(await openPractice(desk), 'ten-weights');
  await phone.context().setOffline(false);
  await expect
    .poll(async () => {
      await openProgress(desk);
      return countOn(desk).textContent();
    })
    .toContain('6 ');
  await openProgress(phone);
  await expect(countOn(phone)).toContainText('6 ');
  const stands = await standingOn(desk).allTextContents();
  expect(await standingOn(phone).allTextContents()).toEqual(stands);
  await phone.context().close();
  await desk.context().close();
});

test('who signs out is asked whether the copy stays', async ({ browser, server }) => {
  const words = accounts.en.account;
  await newMember(server, 'leaving@example.org');
  const page = await device(browser, server, 'leaving@example.org');
  const leave = async (choice: string) => {
    await page.goto('/account');
    await page.getByRole('button', { name: words.signOut }).click();
    await page.getByRole('button', { name: choice }).click();
    await page.waitForURL('/');
    await openProgress(page);
    await expect(page.getByText(say.signedOut)).toBeVisible();
  };
  const enter = async () => {
    await page.getByRole('link', { name: say.signIn }).click();
    await page.getByLabel(accounts.en.email).fill('leaving@example.org');
    await page.getByLabel(accounts.en.password, { exact: true }).fill(password);
    await page.getByRole('button', { name: accounts.en.signIn.action, exact: true }).click();
    await expect(page.getByText(fill(say.signedIn, { name: 'Asha' }))).toBeVisible();
  };

  await answer(await openPractice(page), 'right', { times: 2 });
  await leave(words.leaveKeep);
  await expect(standingOn(page)).toContainText(begun(2));
  await enter();
  await leave(words.leaveForget);
  await expect(standingOn(page)).toHaveCount(0);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await enter();
  await expect(standingOn(page), 'the account kept it').toContainText(begun(2));

  // Forgotten in the account, it does not come back.
  await page.getByRole('button', { name: say.forgetAll }).click();
  await page.getByRole('button', { name: say.forgetYes, exact: true }).click();
  await expect(page.getByText(say.forgotten)).toBeVisible();
  await openProgress(page);
  await expect(page.getByText(say.none)).toBeVisible();
  await page.context().close();
});

test('one who shares a browser does not see what another keeps in an account', async ({
  browser,
  server,
}) => {
  await newMember(server, 'first@example.org');
  await newMember(server, 'second@example.org');
  const page = await device(browser, server, 'first@example.org');
  await answer(await openPractice(page), 'right', { times: 2 });
  await openProgress(page);
  await expect(standingOn(page)).toContainText(begun(2));
  await expect(page.getByText(fill(say.signedIn, { name: 'Asha' }))).toBeVisible();
  await page.goto('/account');
  await page.getByRole('button', { name: accounts.en.account.signOut }).click();
  await page.getByRole('button', { name: accounts.en.account.leaveKeep }).click();
  await page.waitForURL('/');
  await page.goto('/sign-in?next=/progress');
  await page.getByLabel(accounts.en.email).fill('second@example.org');
  await page.getByLabel(accounts.en.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: accounts.en.signIn.action, exact: true }).click();
  await expect(page.getByText(fill(say.signedIn, { name: 'Asha' }))).toBeVisible();
  await expect(page.getByText(say.none)).toBeVisible();
  await answer(await openPractice(page), 'ten-weights');
  await expect(page.locator('[data-standing="read-binary"]')).toHaveText(begun(0));
  expect(await drillOn(page).count()).toBe(1);
  await page.context().close();
});
