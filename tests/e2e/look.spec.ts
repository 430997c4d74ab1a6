import { globSync } from 'node:fs';
import { expect, test } from '../support/journey.ts';

const paths = [
  '/',
  '/hi-Latn',
  '/lessons',
  '/hi-Latn/lessons/number-systems',
  '/lessons/number-systems/numbers-live-in-the-mind',
  '/hi-Latn/lessons/number-systems/tally-and-roman',
  '/lessons/number-systems/ten-symbols',
  '/hi-Latn/blog',
  '/blog/igw-and-nat-gateway',
  '/blog/token-attacks',
  '/hi-Latn/blog/refresh-races',
  '/hi-Latn/blog/archive-a-folder',
  '/converter',
  '/hi-Latn/converter',
  '/problems/not-found',
  '/sign-in',
  '/hi-Latn/sign-up',
  '/confirm',
  '/hi-Latn/setup',
  '/nothing-here',
];

test('every page fits a small phone, a tablet and a desk', async ({ page }) => {
  for (const path of paths) {
    await page.goto(path);
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const over = () =>
        document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect.soft(await page.evaluate(over), `${path} on ${width}`).toBe(0);
    }
  }
});

test('a language that is not spoken here is no address of ours', async ({ page }) => {
  for (const path of ['/fr', '/fr/blog', '/en/blog', '/hi-Latn/hi-Latn/blog', '/hi-latn']) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { name: 'Yahan kuch nahin' })).toBeVisible();
  }
});

test('the first Tab leads past the header, and the skip link into the content', async ({
  page,
}) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('colours are chosen by keyboard, stay on the next page, and do not flash', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/lessons');
  await page.getByRole('button', { name: 'Colours' }).press('Enter');
  await page.getByRole('radio', { name: 'Like the system' }).press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Light' })).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeHidden();

  // Before the body is there, the choice already is.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      sessionStorage.setItem('theme-at-body', document.documentElement.dataset.theme ?? '');
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto('/blog');
  expect(await page.evaluate(() => sessionStorage.getItem('theme-at-body'))).toBe('dark');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(
    'dark',
  );
});

test('the language switch keeps the page and the place in it', async ({ page }) => {
  await page.goto('/converter#n=42&from=10&to=16');
  await page.getByRole('link', { name: 'Hinglish' }).click();
  await expect(page).toHaveURL(/\/hi-Latn\/converter#n=42&from=10&to=16$/);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/:\d+\/converter#n=42&from=10&to=16$/);
});

test('sixteen sticks are bundled by whoever writes, without a script', async ({
  browser,
  server,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(server.origin);
  for (const [who, numeral] of [
    ['Rome', 'XVI'],
    ['Decimal', '16'],
    ['Hexa', '10'],
    ['Binary', '10000'],
  ] as const) {
    await page.getByRole('radio', { name: who }).check({ force: true });
    await expect(page.getByRole('status').getByText(numeral, { exact: true })).toBeVisible();
  }
  await context.close();
});

test('code is copied by a press, and says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/blog/token-attacks');
  await page.getByRole('button', { name: 'Copy' }).first().click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const code = await page.locator('.listing pre').first().textContent();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
});

test('the table of contents marks the heading that is being read', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/lessons/number-systems/ten-symbols');
  const contents = page.getByRole('navigation', { name: 'On this page' });
  await contents.getByRole('link', { name: 'Places' }).click();
  await expect(contents.locator('[aria-current]')).toHaveText('Places');
});

test('on paper a lesson has its headings and no chrome', async ({ page }) => {
  await page.goto('/lessons/number-systems/ten-symbols');
  await page.emulateMedia({ media: 'print' });
  for (const heading of await page.locator('.prose h2').all()) await expect(heading).toBeVisible();
  await expect(
    page.getByRole('heading', { name: 'Places', exact: true }).locator('a'),
  ).toBeVisible();
  await expect(page.locator('.site-header')).toBeHidden();
  await expect(page.locator('.margin')).toBeHidden();
});

for (const path of [
  '/lessons/number-systems/sixteen-in-four-countries',
  '/hi-Latn/lessons/number-systems/binary-to-routes',
  '/blog/token-attacks',
  '/blog/refresh-races',
]) {
  test(`on paper ${path} is as wide as the sheet, and says where its links lead`, async ({
    page,
  }) => {
    // A4 without its margins.
    await page.setViewportSize({ width: 670, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(670);
    const links = page.locator('.prose p > a[href^="/"], .prose p > a[href^="http"]');
    expect(await links.count()).toBeGreaterThan(0);
    for (const link of await links.all()) {
      const shown = await link.evaluate((a) => getComputedStyle(a, '::after').content);
      expect(shown).toContain(await link.getAttribute('href'));
    }
  });
}

test('every feed and the map of the site is whole XML', async ({ page }) => {
  await page.goto('/');
  const files = globSync('**/{rss,sitemap}.xml', { cwd: 'dist/client' });
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) {
    const fault = await page.evaluate(async (path) => {
      const text = await (await fetch(path)).text();
      const xml = new DOMParser().parseFromString(text, 'application/xml');
      return xml.querySelector('parsererror')?.textContent ?? null;
    }, `/${file}`);
    expect(fault, file).toBeNull();
  }
});
