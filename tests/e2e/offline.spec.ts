import type { Page } from '@playwright/test';
import { accounts } from '#i18n/accounts.ts';
import { type Language, languages } from '#i18n/languages.ts';
import { languageNames } from '#i18n/names.ts';
import { offline } from '#i18n/offline.ts';
import { localPath } from '#i18n/paths.ts';
import { workFigures } from '../support/figures.ts';
import { expect, test } from '../support/journey.ts';
import { expectClean, tabTo } from '../support/keyboard.ts';
import { newerBuild } from '../support/newer-build.ts';
import { newMember, password } from '../support/person.ts';
import { answer, drillOn } from '../support/practice.ts';
import { type RunningServer, startServer } from '../support/server.ts';

// A course that is kept: read without a network, renewed with one, let go without a trace.

// A whole course is fetched and read in each of them.
test.describe.configure({ timeout: 120_000 });

const course = '/lessons/number-systems';
const lessons = ['reading-binary', 'ten-symbols', 'text-as-numbers'];

// Each of these tests may end its server.
let own: RunningServer;
test.beforeEach(async ({ page }) => {
  // A page that goes while it comes in is no complaint of ours.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  own = await startServer();
});
test.afterEach(() => own.stop());

const open = (page: Page, language: Language, path: string) =>
  page.goto(own.origin + localPath(language, path));

/** Keep the course by keyboard alone. */
async function keep(page: Page, language: Language): Promise<void> {
  const say = offline[language];
  await open(page, language, course);
  await tabTo(page, page.getByRole('button', { name: say.keep }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(say.kept, { exact: true })).toBeVisible({ timeout: 30_000 });
}

/** Without the server and, as the browser sees it, without a network. */
async function leaveNetwork(page: Page): Promise<void> {
  await own.kill();
  await page.context().setOffline(true);
}

/** What of ours lies in the browser. */
const listTraces = (page: Page) =>
  page.evaluate(async () => ({
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
const nothing = { caches: [], workers: 0 };

for (const language of languages) {
  const say = offline[language];
  const other = languages.find((one) => one !== language) ?? language;

  test(`a kept course is read and practised without a network, and nothing else is, in ${language}`, async ({
    page,
  }) => {
    await keep(page, language);
    await expect(page.getByRole('button', { name: say.letGo })).toBeFocused();
    await expectClean(page, '.keep', 'kept');
    await leaveNetwork(page);

    for (const lesson of lessons) {
      await open(page, language, `${course}/${lesson}`);
      await expect(page.locator('.kept-mark')).toHaveText(/20\d\d/);
      await workFigures(page);
    }
    await expectClean(page, 'article', 'a lesson of the copy');
    await open(page, language, '/practice/read-binary?seed=7&count=5');
    await answer(drillOn(page), 'right', { language });
    await expect(page.locator('.worksheet-questions > li')).toHaveCount(5);
    await open(page, language, '/progress');
    await expect(page.locator('.progress-skills li').first()).toBeVisible();

    // What is not kept says so and leads back.
    const title = page.getByRole('heading', { level: 1 });
    await open(page, language, '/blog');
    await expect(title).toHaveText(say.page.title);
    await expectClean(page, 'body', 'not kept');

    // Its other language is not kept, and its sentence is in that one; from there a way leads back.
    await open(page, language, course);
    await page.getByRole('link', { name: languageNames[other] }).click();
    await expect(title).toHaveText(offline[other].page.title);
    await page.getByRole('link', { name: languageNames[language] }).click();
    await expect(page.getByText(say.kept, { exact: true })).toBeVisible();

    const session = page.evaluate(() =>
      fetch('/api/session').then(
        () => 'answered',
        () => 'failed',
      ),
    );
    expect(await session).toBe('failed');
    await expect(open(page, language, '/account')).rejects.toThrow(/ERR_/);
  });

  // The same way in both languages: gone once, each in one of them.
  if (language === 'hi-Latn') {
    test(`a newer build is offered, never forced, in ${language}`, async ({ page, context }) => {
      await keep(page, language);
      const lesson = `${course}/two-symbols`;
      await open(page, language, lesson);
      await expect(page.locator('.kept-mark')).toHaveText(say.mark.network);
      const title = await page.getByRole('heading', { level: 1 }).textContent();
      const before = await listTraces(page);

      const { port, dataDir } = own;
      await own.end();
      const newer = newerBuild(localPath(language, lesson), 'Nayi');
      own = await startServer({ port, dataDir, root: newer.root });
      try {
        const elsewhere = await context.newPage();
        await open(elsewhere, language, course);
        const offer = page.locator('.kept-offer');
        await expect(offer).toContainText(say.newer, { timeout: 30_000 });
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
        await expect(
          elsewhere.locator('.kept-offer'),
          'the course itself is as it was',
        ).toHaveCount(0);
        await expectClean(page, '.kept-offer', 'offered');
        const after = await listTraces(page);
        expect(after.caches).toHaveLength(before.caches.length);
        expect(after.caches).not.toEqual(before.caches);

        await tabTo(page, page.getByRole('button', { name: say.reload }), 'Shift+Tab');
        await page.keyboard.press('Enter');
        await expect(page.getByRole('heading', { level: 1 })).toContainText('Nayi');
        await expect(offer).toHaveCount(0);
        await leaveNetwork(page);
        await open(page, language, lesson);
        await expect(page.getByRole('heading', { level: 1 })).toContainText('Nayi');
      } finally {
        newer.remove();
      }
    });
  } else {
    test(`what is let go is gone, and may be kept again, in ${language}`, async ({ page }) => {
      await open(page, language, course);
      await expect(page.getByRole('button', { name: say.keep })).toBeVisible();
      expect(await listTraces(page), 'who keeps nothing has nothing').toEqual(nothing);
      await keep(page, language);
      await tabTo(page, page.getByRole('button', { name: say.letGo }));
      await page.keyboard.press('Enter');
      await expect(page.getByText(say.gone)).toBeVisible();
      await expect(page.getByRole('button', { name: say.keep })).toBeFocused();
      expect(await listTraces(page)).toEqual(nothing);

      await page.keyboard.press('Enter');
      await expect(page.getByText(say.kept, { exact: true })).toBeVisible({ timeout: 30_000 });
      expect((await listTraces(page)).workers).toBe(1);
    });

    test(`a device without room says so, and holds nothing half, in ${language}`, async ({
      page,
      context,
    }) => {
      const browser = await context.newCDPSession(page);
      const { origin } = own;
      await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 300_000 });
      await open(page, language, course);
      await page.getByRole('button', { name: say.keep }).click();
      await expect(page.getByText(say.failed.full)).toBeVisible({ timeout: 30_000 });
      await expectClean(page, '.keep', 'full');
      expect(await listTraces(page)).toEqual(nothing);
    });
  }
}

test('with both languages kept the switch works, and letting one go leaves the other', async ({
  page,
}) => {
  for (const language of languages) await keep(page, language);
  await leaveNetwork(page);
  await open(page, 'en', `${course}/two-symbols`);
  await page.getByRole('link', { name: languageNames['hi-Latn'] }).click();
  await expect(page).toHaveURL(/\/hi-Latn\//);
  await expect(page.locator('.kept-mark')).toBeVisible();
  await open(page, 'hi-Latn', course);
  await page.getByRole('button', { name: offline['hi-Latn'].letGo }).click();
  await expect(page.getByText(offline['hi-Latn'].gone)).toBeVisible();
  await open(page, 'en', `${course}/two-symbols`);
  await expect(page.locator('.kept-mark')).toBeVisible();
});

test('a browser that forbids it says so', async ({ page }) => {
  await page.addInitScript(() => {
    ServiceWorkerContainer.prototype.register = () =>
      Promise.reject(new DOMException('Forbidden', 'SecurityError'));
  });
  await open(page, 'en', course);
  await page.getByRole('button', { name: offline.en.keep }).click();
  await expect(page.getByText(offline.en.failed.denied)).toBeVisible();
  await expect(page.getByRole('button', { name: offline.en.keep })).toBeFocused();
});

test('who signs out keeps the course', async ({ page }) => {
  await newMember(own, 'keeper@example.org');
  await keep(page, 'en');
  await open(page, 'en', '/sign-in?next=/account');
  await page.getByLabel(accounts.en.email).fill('keeper@example.org');
  await page.getByLabel(accounts.en.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: accounts.en.signIn.action, exact: true }).click();
  await page.getByRole('button', { name: accounts.en.account.signOut }).click();
  await page.waitForURL(`${own.origin}/`);
  await leaveNetwork(page);
  await open(page, 'en', `${course}/two-symbols`);
  await expect(page.locator('.kept-mark')).toBeVisible();
});
