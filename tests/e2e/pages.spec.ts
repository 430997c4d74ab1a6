import { AxeBuilder } from '@axe-core/playwright';
import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { expect, test } from '../support/journey.ts';

// Every kind of page: no finding of axe in light and dark, nothing wider than a phone, no complaint.

const pages = [
  '/',
  '/lessons',
  '/lessons/number-systems',
  '/lessons/number-systems/numbers-live-in-the-mind',
  '/lessons/number-systems/tally-and-roman',
  '/lessons/number-systems/ten-symbols',
  '/blog',
  '/converter',
  '/sign-in',
  '/sign-up',
  '/confirm',
  '/setup',
  '/problems/folder-not-empty',
  '/no-such-page',
];
const english = ['/blog/igw-and-nat-gateway', '/blog/token-attacks'];

const all = [
  ...languages.flatMap((language) => pages.map((page) => localPath(language, page))),
  ...english,
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
