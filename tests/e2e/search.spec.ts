import type { Page } from '@playwright/test';
import { type Language, languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { search } from '#i18n/search.ts';
import { site } from '#i18n/site.ts';
import { fill } from '#lib/fill.ts';
import { plural } from '#lib/plural.ts';
import { expect, test } from '../support/journey.ts';
import { expectClean } from '../support/keyboard.ts';

const status = (page: Page) => page.locator('.search').getByRole('status');
const results = (page: Page) => page.locator('.search-results > li');
const news = (language: Language, total: number, words: string) =>
  fill(plural(language, total, search[language].say.found), { words });

/** Open the search as a reader does from any page, and wait for its field. */
async function openSearch(page: Page, language: Language): Promise<void> {
  // Chromium complains of a transition between pages that is overtaken by the next one.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(localPath(language, '/converter'));
  await page.keyboard.press('Control+k');
  await expect(page).toHaveURL(new RegExp(`${localPath(language, '/search')}$`));
  await expect(page.getByLabel(search[language].say.label)).toBeFocused();
}

for (const language of languages) {
  test(`by keyboard alone: type, hear how many, open the first, in ${language}`, async ({
    page,
  }) => {
    await openSearch(page, language);
    await page.keyboard.type('hexadecimal');
    await expect(results(page).first()).toBeVisible();
    await expect(status(page)).toHaveText(/“hexadecimal”/);
    const total = Number(/\d+/.exec((await status(page).textContent()) ?? '')?.[0]);
    await expect(status(page)).toHaveText(news(language, total, 'hexadecimal'));
    await expect(page).toHaveURL(/\?q=hexadecimal$/);

    const first = results(page).first().getByRole('link').first();
    const name = (await first.textContent()) ?? '';
    await page.keyboard.press('ArrowDown');
    await expect(first).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByLabel(search[language].say.label)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);

    await page.goBack();
    await expect(page.getByLabel(search[language].say.label)).toHaveValue('hexadecimal');
    await expect(results(page).first()).toBeVisible();
  });

  test(`it is clean with results, without any, and on a narrow screen, in ${language}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(localPath(language, '/search?q=number'));
    await expect(results(page).first()).toBeVisible();
    await expectClean(page, '.search', 'with results');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectClean(page, '.search', 'with results, at night');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);

    await page.getByLabel(search[language].say.label).fill('qqqzzz');
    await expect(status(page)).toHaveText(
      `${fill(search[language].say.none, { words: 'qqqzzz' })} ${search[language].say.noneHelp}`,
    );
    await expect(results(page)).toHaveCount(0);
    await expectClean(page, '.search', 'without results');
  });
}

for (const words of ['sankhya', 'sankhyaa', 'nhi', 'kyunki', 'pathar']) {
  test(`Hinglish is found however it is spelled: ${words}`, async ({ page }) => {
    await page.goto(`/hi-Latn/search?q=${words}`);
    await expect(results(page).first()).toBeVisible();
    // What is shown is written as in the page.
    await expect(results(page).locator('mark').first()).toHaveText(
      /^\W*(sankhya|nahin|kyonki|patthar)/i,
    );
  });
}

test('a part of a page leads to its heading', async ({ page }) => {
  await page.goto('/search?q=longest prefix');
  const part = page.locator('.search-parts a').first();
  const [heading, url] = [(await part.textContent()) ?? '', await part.getAttribute('href')];
  await part.click();
  await expect(page).toHaveURL(new RegExp(`${url}$`));
  await expect(page.locator(`[id="${url?.split('#')[1]}"]`)).toContainText(heading);
});

test('what failed can be tried again', async ({ page }) => {
  await page.route(/pagefind\.js/, (route) => route.abort());
  await page.goto('/search?q=binary');
  await expect(status(page)).toContainText(search.en.say.failed);
  await page.unroute(/pagefind\.js/);
  await page.getByRole('button', { name: search.en.say.again }).click();
  await expect(results(page).first()).toBeVisible();
});

test('the other language asks for the same words', async ({ page }) => {
  await page.goto('/search?q=binary');
  await expect(results(page).first()).toBeVisible();
  await page.getByRole('link', { name: 'Hinglish' }).click();
  await expect(page).toHaveURL(/\/hi-Latn\/search\?q=binary$/);
  await expect(results(page).first()).toBeVisible();
});

for (const [where, blocked] of [
  ['in its worker', null],
  ['in the page, where no worker starts', '**/pagefind-worker.js'],
] as const) {
  test(`it runs ${where}, and no policy is broken`, async ({ page }) => {
    const warnings: string[] = [];
    page.on('console', (message) => warnings.push(message.text()));
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
        document.documentElement.dataset.violated = violatedDirective;
      });
    });
    if (blocked) await page.route(blocked, (route) => route.abort());
    await page.goto('/search?q=binary');
    await expect(results(page).first()).toBeVisible();
    await expect(page.locator('html')).not.toHaveAttribute('data-violated');
    // Pagefind warns when it leaves its worker.
    expect(warnings.some((text) => text.includes('worker'))).toBe(blocked !== null);
  });
}

test('nothing of Pagefind is loaded before somebody searches', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto('/search');
  await expect(page.getByLabel(search.en.say.label)).toBeFocused();
  expect(loaded.filter((path) => path.startsWith('/pagefind/'))).toEqual([]);
  await page.keyboard.type('binary');
  await expect(results(page).first()).toBeVisible();
  expect(loaded).toContain('/pagefind/pagefind-worker.js');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the link of the header leads to a list of everything', async ({ page }) => {
    await page.goto('/hi-Latn/converter');
    await page.getByRole('link', { name: site['hi-Latn'].search }).click();
    // Found by its place, since Playwright reads no text in a <noscript>.
    await expect(page.locator('noscript .notice')).toBeVisible();
    const list = page.getByRole('region', { name: search['hi-Latn'].all });
    expect(await list.getByRole('link').count()).toBeGreaterThan(15);
    await list.getByRole('listitem').getByRole('link').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
});
