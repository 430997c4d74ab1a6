import { globSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { expect, test } from '../support/journey.ts';
import { expectClean } from '../support/keyboard.ts';

// Every kind of page: no finding of axe, nothing wider than a phone, no complaint. A page has the same
// parts in both languages: it is looked at by day in English and at night in Hinglish.

const pages = [
  '/',
  '/lessons',
  '/lessons/number-systems',
  '/practice',
  '/practice/read-binary',
  '/practice/will-it-end',
  '/practice/how-many-numbers',
  '/progress',
  '/blog',
  '/converter',
  '/search',
  '/sign-in',
  '/sign-up',
  '/confirm',
  '/setup',
  '/problems/folder-not-empty',
  '/no-such-page',
];
/** Every lesson and post. Its two languages have the same parts: axe looks at one of them, in turn. */
const texts = [...new Set(globSync('{lessons,blog}/**/*.mdx', { cwd: 'content' }).map(dirname))];
const written = texts.sort().flatMap((folder, n) =>
  languages.map((language, at) => ({
    language,
    path: localPath(language, `/${folder.split(sep).join('/')}`),
    isLookedAt: n % languages.length === at,
  })),
);

const all = [
  ...languages.flatMap((language) =>
    pages.map((page) => ({ language, path: localPath(language, page), isLookedAt: true })),
  ),
  ...written,
];

// The longest file: shared among the workers, so that none is left alone with it. One tab goes from
// page to page: to open one for each, and to read axe anew in it, took as long as the looking.
test.describe.configure({ mode: 'parallel' });
const atOnce = 8;

for (const [language, colorScheme] of [
  ['en', 'light'],
  ['hi-Latn', 'dark'],
] as const) {
  const own = all.filter((page) => page.language === language);
  for (let from = 0; from < own.length; from += atOnce) {
    const group = own.slice(from, from + atOnce);
    test(`${group[0]?.path} to ${group.at(-1)?.path} are clean, and fit a phone`, async ({
      page,
    }) => {
      await page.setViewportSize({ width: 360, height: 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const { path, isLookedAt } of group) {
        await page.goto(path);
        // Figures wake when they come into sight.
        await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
        if (isLookedAt) await expectClean(page, 'html', path);
        const { scrollWidth, clientWidth } = await page.evaluate(() => ({
          scrollWidth: document.documentElement.scrollWidth,
          clientWidth: document.documentElement.clientWidth,
        }));
        expect.soft(scrollWidth, `${path} is not wider than the screen`).toBe(clientWidth);
      }
    });
  }
}
