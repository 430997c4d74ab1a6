import { globSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { isLanguage, languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { expect, test } from '../support/journey.ts';

// Every kind of page: no finding of axe in light and dark, nothing wider than a phone, no complaint.

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
/** Every lesson and post, in the languages that it is written in. */
const written = globSync('{lessons,blog}/**/*.mdx', { cwd: 'content' }).map((file) => {
  const language = basename(file, '.mdx');
  const page = `/${dirname(file).split(sep).join('/')}`;
  return isLanguage(language) ? localPath(language, page) : page;
});

const all = [
  ...languages.flatMap((language) => pages.map((page) => localPath(language, page))),
  ...written.sort(),
];

for (const path of all) {
  test(`${path} is clean, and fits a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(path);
      // Figures wake when they come into sight.
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      const axe = new AxeBuilder({ page });
      // Nothing but colours differs at night, and a long post takes axe half a minute.
      if (colorScheme === 'dark') axe.withRules(['color-contrast']);
      const { violations } = await axe.analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    const { scrollWidth, clientWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    expect(scrollWidth, 'nothing is wider than the screen').toBeLessThanOrEqual(clientWidth);
  });
}
